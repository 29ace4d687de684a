import { setTimeout as sleep } from 'node:timers/promises';
import { STEP } from './patience.ts';

const PAUSE_MS = 25;

/** What is not there is `undefined`: a `false` would be taken for something that is. */
export type Seen<T> = false extends T ? never : T;

/** Looks again and again until there is something to see. Throws, saying what was missing, after `within` milliseconds. */
export async function until<T>(
  missing: string,
  look: () => Promise<Seen<T> | undefined>,
  within = STEP,
): Promise<Seen<T>> {
  for (const deadline = performance.now() + within; performance.now() < deadline; await sleep(PAUSE_MS)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`${missing} within ${within / 1_000} s`);
}

/** A condition as something to see. */
export const when = (holds: boolean): true | undefined => (holds ? true : undefined);
