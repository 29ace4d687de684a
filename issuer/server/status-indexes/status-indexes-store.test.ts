import { expect, test } from 'vitest';
import { freshIssuerDatabase } from '../test-databases/fresh-issuer-database.ts';
import { createStatusIndexes, type StatusIndex } from './status-indexes.ts';

const key = Buffer.alloc(32, 1);
const named = (places: readonly StatusIndex[]) => places.map(({ listId, index }) => `${listId}/${index}`);

test('I5 places are handed out once, however many ask at once and in however many processes', async () => {
  await using fresh = await freshIssuerDatabase();
  const { database } = fresh;
  let opened = 0;
  const onNewList = async () => void opened++;
  const processes = [1, 2].map(() => createStatusIndexes({ database, key, onNewList }));
  const taken = await Promise.all(processes.flatMap((indexes) => [30, 50, 70].map((count) => indexes.take(count))));
  expect(taken.map(({ length }) => length)).toEqual([30, 50, 70, 30, 50, 70]);
  expect(new Set(taken.flatMap(named)).size).toBe(300);
  // Whoever gets a list's first places has it published before any card names it.
  expect(opened).toBe(1);
  const { leased } = await database.selectFrom('status_lists').select('leased').executeTakeFirstOrThrow();
  expect(leased).toBe(2 * 3 * 64);
});

test('a place that was never stored is handed out again', async () => {
  await using fresh = await freshIssuerDatabase();
  const indexes = createStatusIndexes({ database: fresh.database, key, onNewList: async () => {} });
  const first = await indexes.take(64);
  indexes.giveBack(first.slice(0, 2));
  expect(named(await indexes.take(2))).toEqual(named(first.slice(0, 2)));
  expect(named(first)).not.toContain(named(await indexes.take(1))[0]);
});
