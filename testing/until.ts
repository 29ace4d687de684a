import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 25;

/** Looks again and again until there is something to see. Throws, saying what was missing, after `seconds`. */
export async function until<T>(missing: string, look: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  for (const deadline = performance.now() + seconds * 1_000; performance.now() < deadline; await sleep(PAUSE_MS)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`${missing} within ${seconds} s`);
}

/** A condition as something to see. */
export const when = (holds: boolean): true | undefined => (holds ? true : undefined);
