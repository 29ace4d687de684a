import type { Clock } from '@mleg/platform/clock/clock';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  advance(time: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
  /** To the real time, where that is later. */
  catchUp(): void;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param start the morning of today, at whatever hour the tests run: what counts by the day must not depend on it. */
export function createManualClock(start: Date = thisMorning()): ManualClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      now += days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
    },
    catchUp: () => {
      now = Math.max(now, Date.now());
    },
  };
}

function thisMorning(): Date {
  return new Date(`${dateInWarsaw(new Date())}T08:00:00Z`);
}
