import type { Generated, Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { hasTable } from '../database/has-table.ts';

/** One row. */
export interface JournalOwnerTable {
  only_one: Generated<boolean>;
  database_id: Generated<string>;
  /** How often the journal has told this database that it was set back. */
  times_set_back: Generated<number>;
  /** After how many of them others were asked about what this database has missed. */
  times_caught_up: Generated<number>;
}

export interface JournalFilesTable {
  file: string;
  /** So many bytes of it say nothing that is not in this database. */
  bytes: number;
}

/** A row for each transaction whose facts the journal does not have yet. */
export interface JournalPromisesTable {
  promise: Generated<string>;
  made_at: Generated<Date>;
}

export interface JournalDatabase {
  journal_owner: JournalOwnerTable;
  journal_files: JournalFilesTable;
  journal_promises: JournalPromisesTable;
}

/** Any party's database that has the tables, or a transaction in it. */
// oxlint-disable-next-line typescript/no-explicit-any -- Kysely is invariant in its schema: only these tables are used
export type JournalWithin = Kysely<any> | Transaction<any>;

const COMPARING_LOCK = 0x6a726e6c;

const typed = (within: JournalWithin) => within as Kysely<JournalDatabase>;

/** Waits for other processes that compare; the lock ends with the transaction. */
export async function lockComparing(within: JournalWithin): Promise<void> {
  await sql`select pg_advisory_xact_lock(${COMPARING_LOCK})`.execute(within);
}

/** False in a database of a release before there were journals. */
export const knowsJournals = (within: JournalWithin): Promise<boolean> => hasTable(typed(within), 'journal_owner');

/** For a journal that is lost, or these files of it: what was in it is not asked for any more. */
export async function forgetKnownFiles(within: JournalWithin, names?: readonly string[]): Promise<void> {
  const all = typed(within).deleteFrom('journal_files');
  await (names ? all.where('file', 'in', [...names]) : all).execute();
}

export interface JournalOwner {
  databaseId: string;
  timesSetBack: number;
  timesCaughtUp: number;
}

export async function selectJournalOwner(within: JournalWithin): Promise<JournalOwner> {
  const row = await typed(within).selectFrom('journal_owner').selectAll().executeTakeFirstOrThrow();
  return {
    databaseId: row.database_id,
    timesSetBack: row.times_set_back,
    timesCaughtUp: row.times_caught_up,
  };
}

/** By name of the file. */
export async function selectKnownFiles(within: JournalWithin): Promise<Map<string, number>> {
  const rows = await typed(within).selectFrom('journal_files').selectAll().execute();
  return new Map(rows.map(({ file, bytes }) => [file, bytes]));
}

/** What is known never shrinks. */
export async function storeKnownFiles(
  within: JournalWithin,
  files: readonly { name: string; bytes: number }[],
): Promise<void> {
  await sql`
    insert into journal_files as known (file, bytes)
    select * from unnest(${files.map(({ name }) => name)}::text[], ${files.map(({ bytes }) => bytes)}::bigint[])
    on conflict (file) do update set bytes = greatest(known.bytes, excluded.bytes)`.execute(within);
}

/**
 * In the transaction that changes what facts are about: it is there as long as they are, and gone where they are lost.
 * Whoever reads what others have committed promises it in a transaction that ends afterwards.
 */
export async function insertPromise(within: JournalWithin): Promise<string> {
  const row = await typed(within)
    .insertInto('journal_promises')
    .defaultValues()
    .returning('promise')
    .executeTakeFirstOrThrow();
  return row.promise;
}

/** What a process has written: its file, and what it knows of the database. */
export interface Advance {
  file: string;
  /** So many bytes of it the database knew when this process last asked it; 0 before its first record. */
  from: number;
  /** So many it knows from now on. */
  to: number;
  promises: readonly string[];
}

/**
 * Compare and set: false, and nothing is changed, where this database knows less than it did, or one of the promises is
 * not there. Then it is another than the one that the facts were committed to. What a crash of the server takes back of
 * it is found the same way, so that nobody waits for the disk.
 */
export async function advanceKnownFile(within: JournalWithin, { file, from, to, promises }: Advance): Promise<boolean> {
  const { rows } = await sql`
    with kept as (delete from journal_promises where promise = any(${[...promises]}::uuid[]) returning 1)
    insert into journal_files as known (file, bytes)
    select ${file}::text, ${to}::bigint from set_config('synchronous_commit', 'off', true)
    where (select count(*) from kept) = ${promises.length}
      and (${from} = 0 or exists (select from journal_files where file = ${file}))
    on conflict (file) do update set bytes = greatest(known.bytes, excluded.bytes) where known.bytes >= ${from}
    returning 1`.execute(within);
  return rows.length === 1;
}

/**
 * Once a database that has gone back is made good, what was committed to it before that is acknowledged to nobody: a code
 * that was used in the commits that are lost may have been used there again.
 */
export async function breakPromises(within: JournalWithin): Promise<void> {
  await typed(within).deleteFrom('journal_promises').execute();
}

/** Of processes that ended between their commit and the journal, or could not write. */
export async function deleteOldPromises(within: JournalWithin): Promise<void> {
  await sql`delete from journal_promises where made_at < now() - interval '1 day'`.execute(within);
}

/** Whoever holds something in memory that was true before sees that it is so no longer. */
export async function countSetBack(within: JournalWithin): Promise<void> {
  await typed(within)
    .updateTable('journal_owner')
    .set((row) => ({ times_set_back: row('times_set_back', '+', 1) }))
    .execute();
}

/** Others have been asked about all that was missed until then. */
export async function storeCaughtUp(within: JournalWithin, times: number): Promise<void> {
  await sql`
    update journal_owner set times_caught_up = greatest(times_caught_up, ${times})`.execute(within);
}

/** A database from before there was a journal takes the journal's side. */
export async function storeJournalOwner(within: JournalWithin, databaseId: string): Promise<void> {
  await typed(within).updateTable('journal_owner').set({ database_id: databaseId }).execute();
}
