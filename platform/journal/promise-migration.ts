import { type Kysely, sql } from 'kysely';

/** One row for each transaction whose facts the journal does not have yet: it comes and goes with what they are about. */
export async function createPromisesTable(database: Kysely<never>): Promise<void> {
  await sql`
    create table journal_promises (
      promise uuid primary key default gen_random_uuid(),
      made_at timestamptz not null default now()
    )`.execute(database);
}
