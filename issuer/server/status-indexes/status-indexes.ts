import { createStatusBits } from '@mleg/protocol/status-list/status-bits';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { changeForGood, type IssuerJournal } from '../journal/issuer-journal.ts';
import { indexPermutation, LIST_SIZE } from './index-permutation.ts';
import { leaseCounters } from './lease-store.ts';

/** A place in a status list. */
export interface StatusIndex {
  listId: number;
  index: number;
}

/** Hands out places that nobody has had before (I5). */
export interface StatusIndexes {
  /** For cards that are signed by the key with this `kid`. */
  take(count: number, cardKey: string): Promise<StatusIndex[]>;
  /** Only places that were never stored anywhere, to the key that they were taken for. */
  giveBack(unused: readonly StatusIndex[], cardKey: string): void;
  /** The database was set back: what was leased before may be anybody's. */
  forget(): void;
}

export const BITS_PER_STATUS = 2;
/** One statement, and one record of the journal, for so many cards; what a process has not used when it ends stays empty for ever, like a decoy. */
const BLOCK = 64;

export interface StatusIndexSources {
  database: Kysely<IssuerDatabase>;
  journal: IssuerJournal;
  key: Uint8Array;
  /** A list that nobody has published yet is about to get its first cards: no card may point to nothing. */
  onNewList: () => Promise<void>;
}

export const emptyBits = (): Uint8Array => createStatusBits(BITS_PER_STATUS, LIST_SIZE).bytes;

/** Types of card share the lists, so that a place does not tell a pupil from a student. */
export function createStatusIndexes({ database, journal, key, onNewList }: StatusIndexSources): StatusIndexes {
  const orders = new Map<number, (counter: number) => number>();
  const frees = new Map<string, StatusIndex[]>();
  const freeOf = (cardKey: string) => {
    const free = frees.get(cardKey) ?? [];
    frees.set(cardKey, free);
    return free;
  };
  const leasing = new Map<string, Promise<void>>();
  const lease = async (cardKey: string, free: StatusIndex[]) => {
    const { listId, from } = await changeForGood({ database, journal }, async (transaction, facts) => {
      const leased = await leaseCounters(transaction, { size: LIST_SIZE, block: BLOCK, cardKey, emptyBits });
      facts.push({ fact: 'places-given', listId: leased.listId, below: leased.from + BLOCK });
      return leased;
    });
    const order = orders.get(listId) ?? indexPermutation(key, listId);
    orders.set(listId, order);
    if (from === 0) await onNewList();
    for (let counter = from; counter < from + BLOCK; counter++) free.push({ listId, index: order(counter) });
  };
  return {
    take: async (count, cardKey) => {
      const free = freeOf(cardKey);
      while (free.length < count) {
        const begun = leasing.get(cardKey) ?? lease(cardKey, free).finally(() => leasing.delete(cardKey));
        leasing.set(cardKey, begun);
        await begun;
      }
      return free.splice(0, count);
    },
    giveBack: (unused, cardKey) => {
      freeOf(cardKey).push(...unused);
    },
    forget: () => {
      for (const free of frees.values()) free.length = 0;
    },
  };
}
