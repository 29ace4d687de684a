import * as named from './languages.ts';

const languages = { ...named };

/** A language the server has texts in, by its tag. */
export type Language = keyof typeof languages;

/** No account says which language its holder reads. */
export const MAIL_LANGUAGE: Language = 'pl';

/** What every language has to say: the shape of the Polish texts. */
export type Texts = typeof languages.pl;

/** The language to answer in for whoever reads `wanted`: Polish, where there are no texts in it. */
export function knownLanguage(wanted: string): Language {
  return isKnown(wanted) ? wanted : 'pl';
}

export function textsIn(language: Language): Texts {
  return languages[language];
}

const isKnown = (language: string): language is Language => Object.hasOwn(languages, language);
