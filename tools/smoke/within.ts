import { setTimeout as sleep } from 'node:timers/promises';
import { SmokeFailure } from './step-log.ts';

const POLL = 200;

/** Looks again and again until it finds something. Throws `SmokeFailure` after `seconds`. */
export async function within<T>(seconds: number, missing: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = performance.now() + seconds * 1000; performance.now() < deadline; await sleep(POLL)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new SmokeFailure(`${missing} within ${seconds} s`);
}
