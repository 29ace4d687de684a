import { createStatusBits } from '@mleg/protocol/status-list/status-bits';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { IssuerJournal } from '../journal/issuer-journal.ts';
import { indexPermutation, LIST_SIZE } from './index-permutation.ts';
import { leaseCounters } from './lease-store.ts';

/** A place in a status list. */
export interface StatusIndex {
  listId: number;
  index: number;
}

/** Hands out places that nobody has had before (I5). */
export interface StatusIndexes {
  take(count: number): Promise<StatusIndex[]>;
  /** Only places that were never stored anywhere. */
  giveBack(unused: readonly StatusIndex[]): void;
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
  const free: StatusIndex[] = [];
  let leasing: Promise<void> | undefined;
  const lease = async () => {
    const { listId, from } = await leaseCounters(database, LIST_SIZE, BLOCK, emptyBits);
    await journal.note({ fact: 'places-given', listId, below: from + BLOCK });
    const order = orders.get(listId) ?? indexPermutation(key, listId);
    orders.set(listId, order);
    if (from === 0) await onNewList();
    for (let counter = from; counter < from + BLOCK; counter++) free.push({ listId, index: order(counter) });
  };
  return {
    take: async (count) => {
      while (free.length < count) {
        leasing ??= lease().finally(() => {
          leasing = undefined;
        });
        await leasing;
      }
      return free.splice(0, count);
    },
    giveBack: (unused) => {
      free.push(...unused);
    },
    forget: () => {
      free.length = 0;
    },
  };
}
