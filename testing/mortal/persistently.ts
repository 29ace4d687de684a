import { setTimeout as sleep } from 'node:timers/promises';
import type { Seen } from '../until.ts';
import type { MortalProcess } from './mortal-process.ts';
import { unhurried } from './unhurried.ts';

const PAUSE_MS = 50;
/** What was acknowledged goes on within this time of a process that is there, whatever has died (A4: "resume ≤ 30 s"). */
const RESUME_SECONDS = 30;

/**
 * Does something as a client would that does not give up: `undefined` and an exception mean "again", and a process that
 * has died in between is started again. Throws what went wrong last once the process has been there for thirty seconds,
 * counted anew from each time it came back; time in which the machine had no processor to spare counts for a tenth.
 */
export async function persistently<T>(
  process: MortalProcess,
  act: () => Promise<Seen<T> | undefined>,
): Promise<Seen<T>> {
  let wrong: unknown = new Error('nothing came of it');
  let there = unhurried();
  let deaths = process.deaths();
  while (there() < RESUME_SECONDS) {
    try {
      const done = await act();
      if (done !== undefined) return done;
    } catch (error) {
      wrong = error;
    }
    await process.revive();
    if (process.deaths() > deaths) {
      there = unhurried();
      deaths = process.deaths();
    }
    await sleep(PAUSE_MS);
  }
  throw new Error(`not within ${RESUME_SECONDS} s of a process that is there`, { cause: wrong });
}
