import type { DocumentLanguage } from '@mleg/institution-contract/instruction';
import { warsawDate } from '../eligibility/warsaw-date.ts';

const formats = {
  pl: new Intl.DateTimeFormat('pl', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
} as const;

/** `2026-09-01` as people write it; a moment counts as its day in Warsaw. */
export function documentDate(date: string | Date, language: DocumentLanguage): string {
  return formats[language].format(new Date(typeof date === 'string' ? date : warsawDate(date)));
}
