import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import * as named from './languages.ts';

const languages = { ...named };

type Language = keyof typeof languages;

/** The words of a page and the tag of their language, for `<html lang>` and for dates. */
export interface Wording {
  language: Language;
  texts: typeof languages.pl;
}

/** In the first language of the browser's that there are texts in, else in Polish. */
export function wordingFor(context: Context): Wording {
  context.header('Vary', 'Accept-Language', { append: true });
  const language = accepts(context, {
    header: 'Accept-Language',
    supports: Object.keys(languages),
    default: 'pl',
    match: (wanted, { supports, default: fallback }) =>
      wanted
        .filter(({ q }) => q > 0)
        .toSorted((one, other) => other.q - one.q)
        .map(({ type }) => type.split('-')[0]?.toLowerCase() ?? '')
        .find((tag) => supports.includes(tag)) ?? fallback,
  }) as Language;
  return { language, texts: languages[language] };
}
