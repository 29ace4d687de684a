import type { JournalRecord } from '@mleg/platform/journal/journal-record';
import { MARK_KIND } from '@mleg/platform/journal/mark';
import { uuidBytes, uuidOf } from '@mleg/platform/random/uuid';
import { StartRefused } from '@mleg/platform/start/start-refused';

/** What is so for ever, whatever becomes of the database (docs/specifications/journal.md). */
export type IssuerFact =
  /** The codes of these offers open nothing any more: they were used, or ended. */
  | { fact: 'codes-spent'; offerIds: readonly string[] }
  /** INVALID in the list. */
  | { fact: 'places-revoked'; listId: number; indexes: readonly number[] }
  /** Counters below this were handed to processes; the list's permutation turns them into places. */
  | { fact: 'places-given'; listId: number; below: number }
  /** A list was published under this number. */
  | { fact: 'list-published'; listId: number; version: number }
  /** SUSPENDED, or VALID again, from this number of the list on until a higher one says otherwise. */
  | { fact: 'places-suspended' | 'places-resumed'; listId: number; version: number; indexes: readonly number[] };

const KINDS = {
  'codes-spent': 16,
  'places-revoked': 17,
  'places-given': 18,
  'list-published': 19,
  'places-suspended': 20,
  'places-resumed': 21,
} as const;

const UUID_BYTES = 16;
const NUMBER_BYTES = 4;
const INDEX_BYTES = 3;
/** Of offers or places in one record; more of them are several records. */
const MOST = 4_000;

export function encodeFact(fact: IssuerFact): JournalRecord[] {
  const kind = KINDS[fact.fact];
  switch (fact.fact) {
    case 'codes-spent':
      return chunksOf(fact.offerIds).map((ids) => ({ kind, payload: Buffer.concat(ids.map(uuidBytes)) }));
    case 'places-revoked':
      return chunksOf(fact.indexes).map((indexes) => ({ kind, payload: placesOf([fact.listId], indexes) }));
    case 'places-suspended':
    case 'places-resumed': {
      const head = [fact.listId, fact.version];
      return chunksOf(fact.indexes).map((indexes) => ({ kind, payload: placesOf(head, indexes) }));
    }
    case 'places-given':
      return [{ kind, payload: numbers(fact.listId, fact.below) }];
    default:
      return [{ kind, payload: numbers(fact.listId, fact.version) }];
  }
}

/** Undefined for a mark. Throws `StartRefused` at what only a newer release can have written. */
export function decodeFact({ kind, payload }: JournalRecord): IssuerFact | undefined {
  const bytes = Buffer.from(payload);
  const number = (at: number) => bytes.readUInt32BE(at);
  switch (kind) {
    case MARK_KIND:
      return undefined;
    case KINDS['codes-spent']:
      return { fact: 'codes-spent', offerIds: parts(bytes, UUID_BYTES).map((part) => uuidOf(part)) };
    case KINDS['places-revoked']:
      return { fact: 'places-revoked', listId: number(0), indexes: indexesIn(bytes.subarray(NUMBER_BYTES)) };
    case KINDS['places-given']:
      return { fact: 'places-given', listId: number(0), below: number(NUMBER_BYTES) };
    case KINDS['list-published']:
      return { fact: 'list-published', listId: number(0), version: number(NUMBER_BYTES) };
    case KINDS['places-suspended']:
    case KINDS['places-resumed']: {
      const indexes = indexesIn(bytes.subarray(2 * NUMBER_BYTES));
      const fact = kind === KINDS['places-suspended'] ? 'places-suspended' : 'places-resumed';
      return { fact, listId: number(0), version: number(NUMBER_BYTES), indexes };
    }
    default:
      throw new StartRefused(`The journal holds records of kind ${kind}, of a newer release: start that one.`);
  }
}

function placesOf(head: readonly number[], indexes: readonly number[]): Buffer {
  const places = Buffer.alloc(indexes.length * INDEX_BYTES);
  indexes.forEach((index, at) => places.writeUIntBE(index, at * INDEX_BYTES, INDEX_BYTES));
  return Buffer.concat([numbers(...head), places]);
}

const indexesIn = (bytes: Buffer): number[] => parts(bytes, INDEX_BYTES).map((part) => part.readUIntBE(0, INDEX_BYTES));

function numbers(...values: readonly number[]): Buffer {
  const payload = Buffer.alloc(values.length * NUMBER_BYTES);
  values.forEach((value, at) => payload.writeUInt32BE(value, at * NUMBER_BYTES));
  return payload;
}

function parts(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / MOST);
  return Array.from({ length: count }, (_, at) => items.slice(at * MOST, (at + 1) * MOST));
}
