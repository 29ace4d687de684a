import { setTimeout as sleep } from 'node:timers/promises';
import { STEP } from './patience.ts';

const PAUSE_MS = 25;

/** Looks again and again until there is something to see. Throws, saying what was missing, after `within` milliseconds. */
export async function until<T>(missing: string, look: () => Promise<T | undefined>, within = STEP): Promise<T> {
  for (const deadline = performance.now() + within; performance.now() < deadline; await sleep(PAUSE_MS)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`${missing} within ${within / 1_000} s`);
}

/** A condition as something to see. */
export const when = (holds: boolean): true | undefined => (holds ? true : undefined);
