import { later } from '../clock/durations.ts';
import type { KeyGeneration } from './key-calendar.ts';
import { type KeyUse, KNOWN_EVERYWHERE_AFTER } from './key-ring.ts';

/** When a next key may sign: once everybody can know it, or `atOnce`, once every process of its own party does. */
export function soonestTurn(
  { madeAt }: Pick<KeyGeneration, 'madeAt'>,
  { publishedBefore }: Pick<KeyUse, 'publishedBefore'>,
  { atOnce, now }: { atOnce: boolean; now: Date },
): Date {
  const soonest = later(now, KNOWN_EVERYWHERE_AFTER);
  const seenByAll = later(madeAt, publishedBefore);
  return atOnce || seenByAll < soonest ? soonest : seenByAll;
}
