import { createHash } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { later, SECOND } from '../clock/durations.ts';
import { clientOf, networkOf } from './address-prefix.ts';
import { CLIENTS_OF_A_NETWORK, type Count, type Counts, type LimitTable, type Over, type Place } from './limit.ts';

/** The one place where a party counts how often somebody misses, tries or asks. */
export interface Limits<Name extends string> {
  /** Counts one. Answers where it is one too many. */
  count(name: Name, subject: string): Promise<Over | undefined>;
  /** Takes back a try that turned out to be right. */
  takeBack(name: Name, subject: string): Promise<void>;
  /** Takes back all of somebody who has proved to be who they are. */
  forget(name: Name, subject: string): Promise<void>;
  /** Deletes what nobody counts any more. */
  forgetOld(): Promise<void>;
}

interface Needed {
  clock: Clock;
  counts: Counts;
  /** Whose counts they are, where several share a database. */
  owner: string;
}

export function openLimits<Name extends string>(
  { clock, counts, owner }: Needed,
  table: LimitTable<Name>,
): Limits<Name> {
  const placesOf = (name: Name, subject: string): readonly [Place, ...Place[]] => {
    const { by, most } = table[name];
    const counted = (of: string) => digest(owner, name, of);
    if (by !== 'address') return [{ counted: counted(subject), most }];
    const network = { counted: counted(`network ${networkOf(subject)}`), most: most * CLIENTS_OF_A_NETWORK };
    return [{ counted: counted(clientOf(subject)), most }, network];
  };
  const keysOf = (name: Name, subject: string) => placesOf(name, subject).map(({ counted }) => counted);
  return {
    count: async (name, subject) => {
      const places = placesOf(name, subject);
      const now = clock.now();
      return overOf(places, await counts.add(places, now, later(now, table[name].within)), now);
    },
    takeBack: (name, subject) => counts.takeBack(keysOf(name, subject)),
    forget: (name, subject) => counts.forget(keysOf(name, subject)),
    forgetOld: () => counts.forgetBefore(clock.now()),
  };
}

function overOf(places: readonly Place[], counted: readonly Count[], now: Date): Over | undefined {
  const over = counted.flatMap((count, at) => {
    const most = places[at]?.most ?? 0;
    return count.count > most ? [{ ...count, most }] : [];
  });
  if (over.length === 0) return undefined;
  const until = Math.max(...over.map(({ windowEndsAt }) => windowEndsAt.getTime()));
  return {
    retryAfterSeconds: Math.max(1, Math.ceil((until - now.getTime()) / SECOND)),
    isFirst: over.some(({ count, most }) => count === most + 1),
  };
}

/** Hashed: people type their passwords into the wrong field, and addresses are theirs. */
const digest = (...parts: string[]) => createHash('sha256').update(parts.join('\0')).digest();
