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

export interface JournalDatabase {
  journal_owner: JournalOwnerTable;
  journal_files: JournalFilesTable;
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

/** For a journal that is lost: what was in it is not asked for any more. */
export async function forgetKnownFiles(within: JournalWithin): Promise<void> {
  await typed(within).deleteFrom('journal_files').execute();
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
