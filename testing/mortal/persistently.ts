import { setTimeout as sleep } from 'node:timers/promises';
import type { MortalProcess } from './mortal-process.ts';

const PAUSE_MS = 50;
/** What was acknowledged goes on within this time, whatever has died (A4: "resume ≤ 30 s"). */
export const RESUME_SECONDS = 30;

/**
 * Does something as a client would that does not give up: `undefined` and an exception mean "again", and a process that
 * has died in between is started again. Throws what went wrong last after thirty seconds.
 */
export async function persistently<T>(process: MortalProcess, act: () => Promise<T | undefined>): Promise<T> {
  let wrong: unknown = new Error('nothing came of it');
  for (
    const deadline = performance.now() + RESUME_SECONDS * 1_000;
    performance.now() < deadline;
    await sleep(PAUSE_MS)
  ) {
    try {
      const done = await act();
      if (done !== undefined) return done;
    } catch (error) {
      wrong = error;
    }
    await process.revive();
  }
  throw new Error(`not within ${RESUME_SECONDS} s`, { cause: wrong });
}
