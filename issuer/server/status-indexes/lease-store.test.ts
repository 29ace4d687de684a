import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { freshIssuerDatabase } from '../test-databases/fresh-issuer-database.ts';
import { leaseCounters } from './lease-store.ts';

let database: Kysely<IssuerDatabase>;
let end: () => PromiseLike<void>;
beforeAll(async () => {
  const opened = await freshIssuerDatabase();
  database = opened.database;
  end = () => opened[Symbol.asyncDispose]();
});
afterAll(() => end());

test('I5 leases every counter of a list once, and opens the next list when it is full', async () => {
  const lease = () => leaseCounters(database, 256, 64, () => new Uint8Array(64));
  const leases = await Promise.all(Array.from({ length: 9 }, lease));
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
  expect(await leaseCounters(lists, 256, 64, () => bits)).toEqual({ listId: 2, from: 64 });
  const leased = await lists.selectFrom('status_lists').select('leased').orderBy('list_id').execute();
  expect(leased.map((list) => list.leased)).toEqual([256, 128, 0]);
});
