import { CLICK_PATIENCE_MS } from '../durations.ts';

/** A call under way has ended before another process may take it; one that died gives its calls back as soon. */
const CLAIM_MARGIN_MS = 5_000;

/** Until when a process that takes a call now has it for itself. */
export function claimUntil(now: Date, patienceMs: number): Date {
  return new Date(now.getTime() + patienceMs + CLAIM_MARGIN_MS);
}

/** The same for whoever stores a call and means to make it at once, while somebody waits. */
export function claimForClick(now: Date): Date {
  return claimUntil(now, CLICK_PATIENCE_MS);
}
