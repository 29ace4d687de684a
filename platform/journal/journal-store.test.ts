import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { freshDatabase } from '../test-databases/fresh-database.ts';
import { type Journal, openJournal } from './journal.ts';
import { createJournalTables } from './journal-migration.ts';
import {
  advanceKnownFile,
  insertPromise,
  type JournalDatabase,
  selectJournalOwner,
  selectKnownFiles,
  storeKnownFiles,
} from './journal-store.ts';
import { createPromisesTable } from './promise-migration.ts';
import { readUnseen } from './read-unseen.ts';
import { DatabaseInDoubt } from './settle.ts';

let database: Kysely<JournalDatabase>;
let directory: string;
let journal: Journal;
let drop: () => Promise<void>;
beforeEach(async () => {
  const fresh = await freshDatabase('journal');
  drop = () => fresh.drop();
  database = openDatabase({ url: fresh.url, maxConnections: 4, onIdleError: () => {} });
  await createJournalTables(database as unknown as Kysely<never>);
  await createPromisesTable(database as unknown as Kysely<never>);
  directory = await mkdtemp(join(tmpdir(), 'mleg-settling-'));
  journal = openJournal([directory]);
  await compare();
});
afterEach(async () => {
  await journal.close();
  await database.destroy();
  await drop();
  await rm(directory, { recursive: true, force: true });
});

const fact = (text: string) => ({ kind: 16, payload: Buffer.from(text) });

/** As parties do it; what they would make good. */
async function compare(): Promise<string[]> {
  const doubts = journal.doubts();
  const { records, files } = await readUnseen(database, journal);
  const { databaseId } = await selectJournalOwner(database);
  await storeKnownFiles(database, files);
  journal.compared({ advance: (step) => advanceKnownFile(database, step), databaseId, doubts, files });
  return records.map(({ payload }) => Buffer.from(payload).toString());
}
const known = async () => (await selectKnownFiles(database)).get(journal.written()?.name ?? '');
const promised = () => database.selectFrom('journal_promises').select('promise').execute();
/** What this database knows goes back to what it was. */
async function remember(): Promise<() => Promise<void>> {
  const files = await database.selectFrom('journal_files').selectAll().execute();
  const promises = await database.selectFrom('journal_promises').selectAll().execute();
  return async () => {
    await database.deleteFrom('journal_files').execute();
    await database.deleteFrom('journal_promises').execute();
    if (files.length > 0) await database.insertInto('journal_files').values(files).execute();
    if (promises.length > 0) await database.insertInto('journal_promises').values(promises).execute();
  };
}

test('what was acknowledged the database knows, and a promise that was kept is gone', async () => {
  await journal.keep(await insertPromise(database), fact('one'));
  await Promise.all(['two', 'three'].map(async (text) => journal.keep(await insertPromise(database), fact(text))));
  await journal.append(fact('four'));
  expect(await known()).toBe(journal.written()?.bytes);
  expect(await promised()).toEqual([]);
  expect(await compare()).toEqual([]);
});

test('R41: after a database has gone back nothing is acknowledged until it was compared, and what it lost is found', async () => {
  await journal.keep(await insertPromise(database), fact('known'));
  const goBack = await remember();
  await journal.keep(await insertPromise(database), fact('lost'));
  await goBack();
  await expect(journal.keep(await insertPromise(database), fact('new'))).rejects.toThrow(DatabaseInDoubt);
  await expect(journal.append(fact('newer'))).rejects.toThrow(DatabaseInDoubt);
  await expect(journal.settle()).rejects.toThrow(DatabaseInDoubt);
  expect(await compare()).toEqual(['lost', 'new', 'newer']);
  await journal.keep(await insertPromise(database), fact('newest'));
  expect(await compare()).toEqual([]);
});

test('R41: a database that went back to before the first fact is found too', async () => {
  const goBack = await remember();
  await journal.keep(await insertPromise(database), fact('lost'));
  await goBack();
  await expect(journal.settle()).rejects.toThrow(DatabaseInDoubt);
  expect(await compare()).toEqual(['lost']);
});

test('R42: a commit that is lost before its fact is in the journal is acknowledged to nobody, though the lengths agree', async () => {
  await journal.keep(await insertPromise(database), fact('known'));
  const goBack = await remember();
  const lost = await insertPromise(database);
  await goBack();
  const other = await insertPromise(database);
  const [first, second] = await Promise.allSettled([
    journal.keep(lost, fact('lost')),
    journal.keep(other, fact('new')),
  ]);
  expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
  expect(await compare()).toEqual(['lost', 'new']);
});

test('R42: it is in doubt also where it was compared meanwhile, or another fact got through before', async () => {
  await journal.keep(await insertPromise(database), fact('known'));
  const goBack = await remember();
  const lost = await insertPromise(database);
  await goBack();
  await journal.keep(await insertPromise(database), fact('new'));
  expect(await compare()).toEqual([]);
  await expect(journal.keep(lost, fact('lost'))).rejects.toThrow(DatabaseInDoubt);
  expect(await compare()).toEqual(['lost']);
});

test('a database that did not answer is in doubt until it was compared', async () => {
  await journal.append(fact('one'));
  let answers = false;
  const other = openJournal([directory]);
  const advance = async (step: Parameters<typeof advanceKnownFile>[1]) => {
    if (!answers) throw new Error('no answer');
    return advanceKnownFile(database, step);
  };
  const { databaseId } = await selectJournalOwner(database);
  other.compared({ advance, databaseId, doubts: 0, files: [] });
  await expect(other.append(fact('two'))).rejects.toThrow(DatabaseInDoubt);
  answers = true;
  await expect(other.append(fact('three'))).rejects.toThrow(DatabaseInDoubt);
  const doubts = other.doubts();
  expect(await compare()).toEqual(['two', 'three']);
  other.compared({
    advance,
    databaseId,
    doubts,
    files: (await other.read()).map(({ name, bytes }) => ({ name, bytes })),
  });
  await other.append(fact('four'));
  expect(await compare()).toEqual([]);
  await other.close();
});
