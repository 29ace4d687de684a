import { setTimeout as sleep } from 'node:timers/promises';
import type { MortalProcess } from './mortal-process.ts';

const PAUSE_MS = 50;
/** What was acknowledged goes on within this time of a process that is there, whatever has died (A4: "resume ≤ 30 s"). */
const RESUME_SECONDS = 30;
const TRIES = (RESUME_SECONDS * 1_000) / PAUSE_MS;

/**
 * Does something as a client would that does not give up: `undefined` and an exception mean "again", and a process that
 * has died in between is started again. Throws what went wrong last after as many tries as thirty seconds have on a
 * machine that has nothing else to do: on a busy one everything takes longer, the starting of a process most of all.
 */
export async function persistently<T>(process: MortalProcess, act: () => Promise<T | undefined>): Promise<T> {
  let wrong: unknown = new Error('nothing came of it');
  for (let tries = 0; tries < TRIES; tries += 1, await sleep(PAUSE_MS)) {
    try {
      const done = await act();
      if (done !== undefined) return done;
    } catch (error) {
      wrong = error;
    }
    await process.revive();
  }
  throw new Error(`not within ${TRIES} tries`, { cause: wrong });
}
