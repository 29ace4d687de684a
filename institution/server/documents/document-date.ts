import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { Language } from '../texts/texts-in.ts';

/** As it is written in Europe (UN M.49): in English, too, the day comes before the month. */
export const localeOf = (language: Language): string => `${language}-150`;

/** `2026-09-01` as people write it; a moment counts as its day in Warsaw. */
export function documentDate(date: string | Date, language: Language): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(typeof date === 'string' ? date : dateInWarsaw(date)));
}
