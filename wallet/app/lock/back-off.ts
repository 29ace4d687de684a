import type { Attempts } from '../storage/lock-record.ts';

export const NO_ATTEMPTS: Attempts = { wrong: 0, waitUntil: 0 };

const FREE_TRIES = 5;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** After the fifth wrong one, the sixth, … ; the last one repeats. Nothing is ever erased (W35). */
const WAITS = [30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];

/** The count after one more try, written down before the try is made, so that killing the app gains nothing. */
export function countTry({ wrong }: Attempts, now: number): Attempts {
  const next = wrong + 1;
  if (next < FREE_TRIES) return { wrong: next, waitUntil: 0 };
  const wait = WAITS[Math.min(next - FREE_TRIES, WAITS.length - 1)] ?? MINUTE;
  return { wrong: next, waitUntil: now + wait };
}

/** Milliseconds to wait. A clock that was set back must not lock anybody out for years. */
export function waitLeft({ waitUntil }: Attempts, now: number): number {
  const longest = WAITS.at(-1) ?? MINUTE;
  return Math.min(Math.max(0, waitUntil - now), longest);
}

export const freeTriesLeft = ({ wrong }: Attempts): number => Math.max(0, FREE_TRIES - wrong);
