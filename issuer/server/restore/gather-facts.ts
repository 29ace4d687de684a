import type { JournalRecord } from '@mleg/platform/journal/journal-record';
import { newestMarked } from '@mleg/platform/journal/mark';
import { decodeFact } from '../journal/issuer-fact.ts';

/** All that records of the journal say together. */
export interface GatheredFacts {
  /** Offers whose codes open nothing. */
  spent: ReadonlySet<string>;
  /** Of each list, what is INVALID. */
  revoked: ReadonlyMap<number, ReadonlySet<number>>;
  /** Of each list, below which counter places were given. */
  given: ReadonlyMap<number, number>;
  /** Of each list, the highest number it was published under. */
  versions: ReadonlyMap<number, number>;
  /** Of each list and place, what the highest number of the list says that names it. */
  suspensions: ReadonlyMap<number, ReadonlyMap<number, { version: number; isSuspended: boolean }>>;
  /** The newest event of the audit that was seen. */
  newestEventId: number;
}

export function gatherFacts(records: readonly JournalRecord[]): GatheredFacts {
  const spent = new Set<string>();
  const revoked = new Map<number, Set<number>>();
  const given = new Map<number, number>();
  const versions = new Map<number, number>();
  const suspensions = new Map<number, Map<number, { version: number; isSuspended: boolean }>>();
  for (const record of records) {
    const fact = decodeFact(record);
    if (fact?.fact === 'codes-spent') for (const offerId of fact.offerIds) spent.add(offerId);
    if (fact?.fact === 'places-revoked') {
      const ofList = revoked.get(fact.listId) ?? new Set();
      for (const index of fact.indexes) ofList.add(index);
      revoked.set(fact.listId, ofList);
    }
    if (fact?.fact === 'places-suspended' || fact?.fact === 'places-resumed') {
      const ofList = suspensions.get(fact.listId) ?? new Map();
      for (const index of fact.indexes) {
        if ((ofList.get(index)?.version ?? 0) > fact.version) continue;
        ofList.set(index, { version: fact.version, isSuspended: fact.fact === 'places-suspended' });
      }
      suspensions.set(fact.listId, ofList);
    }
    if (fact?.fact === 'places-given') raise(given, fact.listId, fact.below);
    if (fact?.fact === 'list-published') raise(versions, fact.listId, fact.version);
  }
  return { spent, revoked, given, versions, suspensions, newestEventId: newestMarked(records) };
}

function raise(highest: Map<number, number>, listId: number, value: number): void {
  highest.set(listId, Math.max(value, highest.get(listId) ?? 0));
}
