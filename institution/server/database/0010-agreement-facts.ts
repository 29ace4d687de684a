import { type Kysely, sql } from 'kysely';

/** What this side knows of its agreement: the key it is known by, the one it has asked for, the terms that hold. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql`
    create table agreement_facts (
      institution_id text primary key,
      key_generation integer not null default 1,
      asked_generation integer check (asked_generation > key_generation),
      terms jsonb,
      learned_at timestamptz
    )`.execute(database);
}
