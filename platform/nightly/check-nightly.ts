import type { Kysely } from 'kysely';
import type { Clock } from '../clock/clock.ts';
import { HOUR, later } from '../clock/durations.ts';
import type { Log } from '../log/log.ts';
import { claimCheck, storeCheck } from './nightly-check-store.ts';

/** A rule that does not hold; of the row only its id. */
export interface BrokenRule {
  invariant: string;
  rule: string;
  row: string;
}

interface Needed {
  // oxlint-disable-next-line typescript/no-explicit-any -- any party's schema will do
  database: Kysely<any>;
  clock: Clock;
  log: Log;
}

/** A process that claimed the night and says nothing for so long has died. */
const PATIENCE = 2 * HOUR;
const MOST_LOGGED = 20;

/** Once a day, at its first round, one of all processes looks whether every rule holds; what does not is an error in the log. */
export async function checkNightly(
  { database, clock, log }: Needed,
  check: () => Promise<readonly BrokenRule[]>,
): Promise<void> {
  const now = clock.now();
  const day = now.toISOString().slice(0, 10);
  if (!(await claimCheck(database, { day, now, lostBefore: later(now, -PATIENCE) }))) return;
  const broken = await check();
  await storeCheck(database, day, broken.length);
  if (broken.length > 0) log.error({ count: broken.length, first: broken.slice(0, MOST_LOGGED) }, 'invariants.broken');
}
