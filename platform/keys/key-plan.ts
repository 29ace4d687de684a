import { DAY, later } from '../clock/durations.ts';
import { type KeyGeneration, type KeyState, nameOfKey, stateOfKey } from './key-calendar.ts';
import type { KeyUse } from './key-ring.ts';

type Turns = Omit<KeyUse, 'certifier'>;

/** A key as an operator reads of it. */
export interface PlannedKey {
  use: string;
  /** As the store calls it. */
  name: string;
  /** The thumbprint of its public half (RFC 7638), which others know as its `kid`. */
  fingerprint: string;
  state: KeyState;
  signsFrom: Date;
  /** When the next one has its turn; where there is none yet, when it is due to. */
  signsUntil: Date;
  /** Others are told of it until then. */
  publishedUntil: Date;
  /** Of its certificate, where it has one. */
  endsAt: Date | null;
}

/** All keys of some uses that others are still told of. */
export function planKeys(generations: readonly KeyGeneration[], uses: readonly Turns[], now: Date): PlannedKey[] {
  return uses.flatMap((turns) => {
    const all = generations.filter(({ use }) => use === turns.use);
    const plan = all.map((one, at): PlannedKey => {
      const signsUntil = all[at + 1]?.signsFrom ?? later(one.signsFrom, turns.signsFor);
      return {
        use: one.use,
        name: nameOfKey(one.use, one.generation),
        fingerprint: one.kid,
        state: stateOfKey(all, one, now),
        signsFrom: one.signsFrom,
        signsUntil,
        publishedUntil: later(signsUntil, turns.publishedAfter),
        endsAt: one.endsAt,
      };
    });
    return plan.filter(({ state, publishedUntil }) => state !== 'before' || publishedUntil > now);
  });
}

/** So many days before an end somebody is told, each time with more weight. */
const WARNED_DAYS_BEFORE = [14, 60, 180] as const;
export type WarnedBefore = (typeof WARNED_DAYS_BEFORE)[number] | 0;

/** Something ends and nothing is there to follow it. */
export interface KeyWarning {
  name: string;
  /** From then on it can do what it is for no longer, which is before its certificate ends. */
  lastUse: Date;
  /** The nearest of 180, 60 and 14 days that has been reached; 0 where it is over. */
  within: WarnedBefore;
}

export function warnOfEnd(name: string, lastUse: Date, now: Date): KeyWarning[] {
  if (lastUse <= now) return [{ name, lastUse, within: 0 }];
  const within = WARNED_DAYS_BEFORE.find((days) => later(now, days * DAY) >= lastUse);
  return within === undefined ? [] : [{ name, lastUse, within }];
}

/** Of each use the newest key counts: where keys turn as they should, there is nothing to say. */
export function warnOfKeys(generations: readonly KeyGeneration[], uses: readonly Turns[], now: Date): KeyWarning[] {
  return uses.flatMap(({ use, publishedAfter }) => {
    const newest = generations.findLast((one) => one.use === use);
    if (!newest?.endsAt) return [];
    // What it signs last is looked at for so long, and has to be believed until then.
    return warnOfEnd(nameOfKey(use, newest.generation), later(newest.endsAt, -publishedAfter), now);
  });
}
