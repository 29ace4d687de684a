/** The language every text is written in first: complete, the shape of all others, and what is shown for want of another. */
export const sourceLanguage = 'pl';

/** What a language calls itself, as the beginning of a label: „Polski”, “English”. */
export function nameOfLanguage(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}
