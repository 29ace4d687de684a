import {
  formatDate,
  formatDateTime,
  formatDistance,
  formatShortDate,
  formatTime,
  formatTimeWithSeconds,
} from './format-date.ts';
import { useLanguage } from './use-language.ts';

export interface Dates {
  readonly date: (value: string | Date) => string;
  readonly shortDate: (value: string | Date) => string;
  readonly dateTime: (value: string | Date) => string;
  readonly time: (value: string | Date) => string;
  readonly timeWithSeconds: (value: string | Date) => string;
  readonly distance: (value: string | Date, from: Date) => string;
}

/** Dates in the present language. */
export function useDates(): Dates {
  const language = useLanguage();
  return {
    date: (value) => formatDate(value, language),
    shortDate: (value) => formatShortDate(value, language),
    dateTime: (value) => formatDateTime(value, language),
    time: (value) => formatTime(value, language),
    timeWithSeconds: (value) => formatTimeWithSeconds(value, language),
    distance: (value, from) => formatDistance(value, from, language),
  };
}
