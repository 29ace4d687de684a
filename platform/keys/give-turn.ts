import type { Kysely } from 'kysely';
import { bringForward, databaseCalendar } from './calendar-store.ts';
import { nameOfKey } from './key-calendar.ts';
import type { KeyUse } from './key-ring.ts';
import { soonestTurn } from './soonest-turn.ts';

/** The next key of a use has its turn at `from`; `publishedSince` says since when others could see it. */
export interface Turn {
  name: string;
  fingerprint: string;
  from: Date;
  publishedSince: Date;
}

/**
 * Gives the next key its turn as soon as everybody knows it; `atOnce`, where the key in use must not go on, as soon as
 * every process of ours does.
 * @returns `isNew` where it comes earlier than it was to; nothing where there is no next key
 */
export async function giveTurn(
  // oxlint-disable-next-line typescript/no-explicit-any -- any party's schema will do: only the calendar is used
  within: Kysely<any>,
  owner: string,
  turns: Omit<KeyUse, 'certifier'>,
  when: { atOnce: boolean; now: Date },
): Promise<(Turn & { isNew: boolean; generation: number }) | undefined> {
  const { use } = turns;
  const { now } = when;
  const next = (await databaseCalendar(within, owner).read()).findLast((one) => one.use === use);
  if (!next || next.signsFrom <= now) return undefined;
  const soonest = soonestTurn(next, turns, when);
  const { generation, kid: fingerprint, madeAt: publishedSince } = next;
  const isNew = await bringForward(within, { owner, use, generation, from: soonest, now });
  const from = isNew ? soonest : next.signsFrom;
  return { name: nameOfKey(use, generation), fingerprint, from, publishedSince, isNew, generation };
}
