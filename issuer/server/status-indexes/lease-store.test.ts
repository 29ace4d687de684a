import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { freshIssuerDatabase } from '../test-databases/fresh-issuer-database.ts';
import { type Lease, leaseCounters, reassignLists } from './lease-store.ts';

let database: Kysely<IssuerDatabase>;
let end: () => PromiseLike<void>;
beforeAll(async () => {
  const opened = await freshIssuerDatabase();
  database = opened.database;
  end = () => opened[Symbol.asyncDispose]();
});
afterAll(() => end());

const lease = (within: Kysely<IssuerDatabase>, change: Partial<Lease> = {}) => {
  const wanted = { size: 256, block: 64, cardKey: 'first', emptyBits: () => new Uint8Array(64), ...change };
  return within.transaction().execute((transaction) => leaseCounters(transaction, wanted));
};

test('I5 leases every counter of a list once, and opens the next list when it is full', async () => {
  const leases = await Promise.all(Array.from({ length: 9 }, () => lease(database)));
  const counters = leases.flatMap(({ listId, from }) =>
    Array.from({ length: 64 }, (_, at) => `${listId}/${from + at}`),
  );
  expect(new Set(counters).size).toBe(9 * 64);
  expect(leases.every(({ from }) => from % 64 === 0 && from < 256)).toBe(true);
  expect(await database.selectFrom('status_lists').select('list_id').execute()).toHaveLength(3);
});

test('takes from the first list that has room, and leaves the others alone', async () => {
  await using another = await freshIssuerDatabase();
  const lists = another.database;
  const bits = new Uint8Array(64);
  await lists
    .insertInto('status_lists')
    .values([{ bits, leased: 256 }, { bits, leased: 64 }, { bits }])
    .execute();
  expect(await lease(lists)).toEqual({ listId: 2, from: 64 });
  const leased = await lists.selectFrom('status_lists').select('leased').orderBy('list_id').execute();
  expect(leased.map((list) => list.leased)).toEqual([256, 128, 0]);
});

test('a list is of one key’s cards; one from before is taken over by the first key that has a card for it', async () => {
  await using another = await freshIssuerDatabase();
  const lists = another.database;
  await lists
    .insertInto('status_lists')
    .values({ bits: new Uint8Array(64), leased: 64 })
    .execute();
  expect(await lease(lists)).toEqual({ listId: 1, from: 64 });
  expect(await lease(lists, { cardKey: 'second' })).toEqual({ listId: 2, from: 0 });
  expect(await lease(lists)).toEqual({ listId: 1, from: 128 });
  const keys = await lists.selectFrom('status_lists').select(['list_id', 'card_key']).orderBy('list_id').execute();
  expect(keys.map((list) => list.card_key)).toEqual(['first', 'second']);
});

test('lists of a key that must not sign any more go to the next one, and are signed anew', async () => {
  await using another = await freshIssuerDatabase();
  const lists = another.database;
  const signed_at = new Date('2026-10-01T12:00:00Z');
  const list = { bits: new Uint8Array(64), signed_at };
  await lists
    .insertInto('status_lists')
    .values(['first', 'other', 'next'].map((card_key) => ({ ...list, card_key })))
    .execute();
  await lists.transaction().execute((transaction) => reassignLists(transaction, { from: 'first', to: 'next' }));
  expect(await lists.selectFrom('status_lists').select(['card_key', 'signed_at']).orderBy('list_id').execute()).toEqual(
    [
      { card_key: 'next', signed_at: null },
      { card_key: 'other', signed_at },
      { card_key: 'next', signed_at },
    ],
  );
});
