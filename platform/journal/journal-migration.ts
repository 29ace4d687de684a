import { type Kysely, sql } from 'kysely';

/**
 * How much of each of the journal's files this database knows to have done; it goes back with the database, and so
 * tells what a restored one has lost. The owner's id stands in every file: a journal belongs to one database.
 */
export async function createJournalTables(database: Kysely<never>): Promise<void> {
  await sql`
    create table journal_owner (
      only_one boolean primary key default true check (only_one),
      database_id uuid not null default gen_random_uuid(),
      times_set_back integer not null default 0,
      times_caught_up integer not null default 0
    )`.execute(database);
  await sql`insert into journal_owner default values`.execute(database);
  await sql`create table journal_files (file text primary key, bytes bigint not null)`.execute(database);
}
