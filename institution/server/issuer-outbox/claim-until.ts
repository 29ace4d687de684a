import { later } from '@mleg/platform/clock/durations';
import { CLAIM_MARGIN, CLICK_PATIENCE } from '../durations.ts';

/** Until when a process that takes a call now has it for itself. */
export function claimUntil(now: Date, patienceMs: number): Date {
  return later(now, patienceMs + CLAIM_MARGIN);
}

/** The same for whoever stores a call and means to make it at once, while somebody waits. */
export function claimForClick(now: Date): Date {
  return claimUntil(now, CLICK_PATIENCE);
}
