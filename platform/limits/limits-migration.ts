import { type Kysely, sql } from 'kysely';

/** A migration of a party calls it. Unlogged: a crash forgets some minutes of counting, and nothing is copied for it. */
export async function createLimitsTable(database: Kysely<never>): Promise<void> {
  await sql`
    create unlogged table limit_counts (
      counted bytea primary key,
      count integer not null,
      window_ends_at timestamptz not null
    )`.execute(database);
  await sql`create index limit_counts_ended on limit_counts (window_ends_at)`.execute(database);
}
