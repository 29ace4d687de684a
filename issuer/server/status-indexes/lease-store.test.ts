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
