import { type Kysely, sql } from 'kysely';

/** When the rules were last looked at, and how many rows broke one; missing while a process is still looking. */
export async function createNightlyChecksTable(database: Kysely<never>): Promise<void> {
  await sql`
    create table nightly_checks (
      day date primary key,
      begun_at timestamptz not null,
      violations integer
    )`.execute(database);
}
