import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { freshDatabase } from '../test-databases/fresh-database.ts';
import { refreshStatistics } from './statistics-store.ts';

let database: Kysely<{ pets: { name: string } }>;
let drop: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshDatabase('statistics');
  drop = () => fresh.drop();
  database = openDatabase({ url: fresh.url, maxConnections: 1, onIdleError: () => {} });
});
afterAll(async () => {
  await database.destroy();
  await drop();
});

const known = async () => {
  const { rows } = await sql<{ rows: number }>`
    select reltuples as rows from pg_class where oid = 'pets'::regclass`.execute(database);
  return rows[0]?.rows;
};
const add = (from: number, to: number) =>
  sql`insert into pets select repeat('x', 100) || at from generate_series(${from}::integer, ${to}::integer) as at`.execute(
    database,
  );

test('a table that has more than doubled is looked at again, and no other', async () => {
  await sql`create table pets (name text) with (autovacuum_enabled = false)`.execute(database);
  await add(1, 10);
  await refreshStatistics(database, ['pets']);
  expect(await known()).toBe(-1);
  await add(11, 5_000);
  await refreshStatistics(database, ['pets']);
  expect(await known()).toBe(5_000);
  await add(5_001, 6_000);
  await refreshStatistics(database, ['pets']);
  expect(await known()).toBe(5_000);
  await add(6_001, 15_000);
  await refreshStatistics(database, ['pets']);
  expect(await known()).toBe(15_000);
});
