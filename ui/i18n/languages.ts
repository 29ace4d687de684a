/** Languages people can choose. One is offered by an app as soon as the app has messages in it. */
export const languages = [
  { code: 'pl', name: 'Polski' },
  { code: 'en', name: 'English' },
  { code: 'uk', name: 'Українська' },
] as const;

export type Language = (typeof languages)[number]['code'];

export const defaultLanguage: Language = 'pl';

export function isLanguage(value: unknown): value is Language {
  return languages.some(({ code }) => code === value);
}
