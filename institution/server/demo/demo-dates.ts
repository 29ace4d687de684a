import { DAY } from '@mleg/platform/clock/durations';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import { semesterEnd } from '../cards/semester-end.ts';

/** `YYYY-MM-DD`, so many days after or before today in Poland. */
export function daysFrom(today: Date, days: number): string {
  const noon = new Date(`${dateInWarsaw(today)}T12:00:00Z`).getTime();
  return new Date(noon + days * DAY).toISOString().slice(0, 10);
}

/** The semester's end, or the next one's where it is less than a month away: a demonstration should last. */
export function cardValidUntil(today: Date): string {
  return semesterEnd(daysFrom(today, 30));
}
