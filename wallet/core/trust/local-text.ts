import { plainText } from './plain-text.ts';

/** One text in the languages an issuer offers it in, safe to show. */
export type LocalText = readonly { readonly locale: string; readonly text: string }[];

/** From `display` arrays of metadata (OpenID4VCI 1.0 §12.2.4). */
export function readLocalText(
  display: readonly { name?: string | undefined; locale?: string | undefined }[] = [],
): LocalText {
  return display
    .filter((entry) => entry.name !== undefined)
    .map((entry) => ({ locale: plainText(entry.locale ?? '', 35), text: plainText(entry.name ?? '') }))
    .filter((entry) => entry.text !== '');
}

/** In the asked language, or the first one given; regions don't matter (`pl-PL` is `pl`). */
export function chooseText(texts: LocalText, language: string): string | undefined {
  return (texts.find(({ locale }) => primary(locale) === primary(language)) ?? texts[0])?.text;
}

const primary = (locale: string): string | undefined => locale.toLowerCase().split('-')[0];
