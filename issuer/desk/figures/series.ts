import type { DayFigures } from '@mleg/issuer-contract/figures';

/** The series that are drawn and listed, in this order. */
export const SERIES = ['requests', 'activations', 'failures', 'averageWait', 'longestWait'] as const;
export type Series = (typeof SERIES)[number];

const DURATIONS: readonly Series[] = ['averageWait', 'longestWait'];
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Counts are plain numbers; durations are in the largest unit that is precise enough: `4,2 s`, `12 min`, `3 h`. */
export function formatValue(series: Series, value: number, language: string): string {
  const number = (amount: number, digits = 0) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(amount);
  if (!DURATIONS.includes(series)) return number(value);
  if (value < MINUTE) return `${number(value, 1)} s`;
  return value < HOUR ? `${number(value / MINUTE)} min` : `${number(value / HOUR, 1)} h`;
}

/** Counts are summed over the range; of durations the highest is given. */
export function totalOf(series: Series, days: readonly DayFigures[]): number {
  const values = days.map((day) => day[series]);
  return DURATIONS.includes(series) ? Math.max(0, ...values) : values.reduce((sum, value) => sum + value, 0);
}
