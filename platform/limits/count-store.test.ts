import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { freshDatabase } from '../test-databases/fresh-database.ts';
import { addCounts, deleteCountsBefore, takeBackCounts } from './count-store.ts';
import type { LimitsDatabase } from './limits-database.ts';
import { createLimitsTable } from './limits-migration.ts';

let database: Kysely<LimitsDatabase>;
let drop: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshDatabase('limits');
  drop = () => fresh.drop();
  database = openDatabase({ url: fresh.url, maxConnections: 8, onIdleError: () => {} });
  await createLimitsTable(database as unknown as Kysely<never>);
});
afterAll(async () => {
  await database.destroy();
  await drop();
});

const now = new Date('2026-11-21T12:00:00Z');
const ends = new Date('2026-11-21T12:15:00Z');
const place = (name: string, most: number) => ({ counted: Buffer.from(name), most });
const countsOf = async (...names: string[]) => {
  const rows = await database.selectFrom('limit_counts').selectAll().execute();
  return names.map((name) => rows.find(({ counted }) => counted.equals(Buffer.from(name)))?.count);
};

test('S3 those at the same instant each get a number of their own', async () => {
  const places = { client: place('one', 100), network: place('around one', 100) };
  const added = await Promise.all(Array.from({ length: 20 }, () => addCounts(database, places, now, ends)));
  for (const level of [0, 1]) {
    const numbers = added.map((counts) => counts[level]?.count ?? 0);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  }
});

test('S1 a client without room is counted on its own, and leaves the network its room', async () => {
  const places = { client: place('greedy', 3), network: place('around greedy', 100) };
  const reached = [];
  for (let at = 0; at < 6; at += 1) reached.push((await addCounts(database, places, now, ends)).length);
  expect(reached).toEqual([2, 2, 2, 1, 1, 1]);
  expect(await countsOf('greedy', 'around greedy')).toEqual([6, 3]);
});

test('what is taken back is as if it had not been, and never less than nothing', async () => {
  const client = place('forgiven', 9);
  await addCounts(database, { client, network: undefined }, now, ends);
  await takeBackCounts(database, [client.counted]);
  await takeBackCounts(database, [client.counted, Buffer.from('unknown')]);
  expect(await countsOf('forgiven')).toEqual([0]);
});

test('counts from one again when the window is over, and what is over goes', async () => {
  const client = place('window', 9);
  const only = { client, network: undefined };
  await addCounts(database, only, now, ends);
  const later = new Date('2026-11-21T12:30:00Z');
  expect(await addCounts(database, only, ends, later)).toEqual([{ count: 1, windowEndsAt: later }]);
  await deleteCountsBefore(database, ends);
  expect(await countsOf('one', 'window')).toEqual([undefined, 1]);
});
