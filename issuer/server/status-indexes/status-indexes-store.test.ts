import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Journal, openJournal } from '@mleg/platform/journal/journal';
import { advanceKnownFile } from '@mleg/platform/journal/journal-store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decodeFact } from '../journal/issuer-fact.ts';
import { createIssuerJournal, type IssuerJournal } from '../journal/issuer-journal.ts';
import { freshIssuerDatabase } from '../test-databases/fresh-issuer-database.ts';
import { createStatusIndexes, type StatusIndex } from './status-indexes.ts';

const key = Buffer.alloc(32, 1);
let directory: string;
let files: Journal;
let journal: IssuerJournal;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mleg-places-'));
  files = openJournal([directory]);
  journal = createIssuerJournal(files);
});
afterEach(async () => {
  await files.close();
  await rm(directory, { recursive: true, force: true });
});

async function freshDatabaseOfJournal() {
  const fresh = await freshIssuerDatabase();
  const advance = (step: Parameters<typeof advanceKnownFile>[1]) => advanceKnownFile(fresh.database, step);
  files.compared({ advance, databaseId: randomUUID(), doubts: 0, files: [] });
  return fresh;
}

const named = (places: readonly StatusIndex[]) => places.map(({ listId, index }) => `${listId}/${index}`);

test('I5 places are handed out once, however many ask at once and in however many processes', async () => {
  await using fresh = await freshDatabaseOfJournal();
  const { database } = fresh;
  let opened = 0;
  const onNewList = async () => void opened++;
  const processes = [1, 2].map(() => createStatusIndexes({ database, journal, key, onNewList }));
  const taken = await Promise.all(
    processes.flatMap((indexes) => [30, 50, 70].map((count) => indexes.take(count, 'key'))),
  );
  expect(taken.map(({ length }) => length)).toEqual([30, 50, 70, 30, 50, 70]);
  expect(new Set(taken.flatMap(named)).size).toBe(300);
  // Whoever gets a list's first places has it published before any card names it.
  expect(opened).toBe(1);
  const { leased } = await database.selectFrom('status_lists').select('leased').executeTakeFirstOrThrow();
  expect(leased).toBe(2 * 3 * 64);
});

test('a place that was never stored is handed out again', async () => {
  await using fresh = await freshDatabaseOfJournal();
  const indexes = createStatusIndexes({ database: fresh.database, journal, key, onNewList: async () => {} });
  const first = await indexes.take(64, 'key');
  indexes.giveBack(first.slice(0, 2), 'key');
  expect(named(await indexes.take(2, 'another key'))).not.toEqual(named(first.slice(0, 2)));
  expect(named(await indexes.take(2, 'key'))).toEqual(named(first.slice(0, 2)));
  expect(named(first)).not.toContain(named(await indexes.take(1, 'key'))[0]);
});

test('R5: that places are given stands in the journal before anybody has one', async () => {
  await using fresh = await freshDatabaseOfJournal();
  const indexes = createStatusIndexes({ database: fresh.database, journal, key, onNewList: async () => {} });
  const [{ listId } = { listId: 0 }] = await indexes.take(65, 'key');
  const facts = (await files.read()).flatMap(({ records }) => records.map(decodeFact));
  expect(facts).toEqual([
    { fact: 'places-given', listId, below: 64 },
    { fact: 'places-given', listId, below: 128 },
  ]);
});

test('what was leased before a restore is handed out no more', async () => {
  await using fresh = await freshDatabaseOfJournal();
  const indexes = createStatusIndexes({ database: fresh.database, journal, key, onNewList: async () => {} });
  await indexes.take(1, 'key');
  indexes.forget();
  await indexes.take(1, 'key');
  const { leased } = await fresh.database.selectFrom('status_lists').select('leased').executeTakeFirstOrThrow();
  expect(leased).toBe(128);
});
