import type { IssuerDeps } from '../deps.ts';
import { listKeys } from './list-keys.ts';

type Needed = Pick<IssuerDeps, 'keys' | 'database' | 'clock' | 'log'>;

/**
 * Makes the keys that are due. What could not be made is said, and what is there goes on signing. Once a day the log
 * says what ends and is followed by nothing.
 */
export function createTurnKeys(deps: Needed): () => Promise<boolean> {
  const { keys, clock, log } = deps;
  let warnedOn: string | undefined;
  return async () => {
    const failed = await keys.turn();
    for (const { use, why } of failed) log.error({ use, why: String(why) }, 'keys.not-made');
    const day = clock.now().toISOString().slice(0, 10);
    if (day !== warnedOn) {
      for (const { name, lastUse, within } of (await listKeys(deps)).warnings) {
        log.warn({ name, lastUse: lastUse.toISOString(), within }, 'keys.end-near');
      }
      warnedOn = day;
    }
    return failed.length === 0;
  };
}
