import type { Clock } from '@mleg/platform/clock/clock';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  advance(time: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function createManualClock(start: Date): ManualClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      now += days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
    },
  };
}
