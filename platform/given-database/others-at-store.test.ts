import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { type FreshDatabase, freshDatabase } from '../test-databases/fresh-database.ts';
import { othersAt } from './others-at.ts';

let fresh: FreshDatabase;
let url: string;
beforeAll(async () => {
  fresh = await freshDatabase('others');
  // The name that a server of ours gives to the connections of this process is taken for our own.
  const named = new URL(fresh.url);
  named.searchParams.delete('application_name');
  url = named.href;
});
afterAll(() => fresh.drop());

test('a party that runs on a database is seen, and not seen any more when it has ended', async () => {
  expect(await othersAt(url)).toBeUndefined();
  const began = Date.now();
  const database = openDatabase({ url, maxConnections: 1, onIdleError: () => {} });
  await sql`select 1`.execute(database);
  const others = await othersAt(url);
  expect(others).toEqual({ connections: 1, since: expect.any(Date) });
  expect(Math.abs((others?.since.getTime() ?? 0) - began)).toBeLessThan(60_000);
  await database.destroy();
  expect(await othersAt(url)).toBeUndefined();
});
