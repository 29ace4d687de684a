import * as languages from './languages.ts';

/** What every language has to say: the shape of the Polish texts. */
export type Texts = typeof languages.pl;

/** One entry for each language, Polish first: wallets that have none of them show the first. */
export function inEveryLanguage<Entry>(entry: (locale: string, texts: Texts) => Entry): Entry[] {
  const { pl, ...others } = languages;
  return Object.entries({ pl, ...others }).map(([locale, texts]) => entry(locale, texts));
}
