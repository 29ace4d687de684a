import { type Kysely, sql } from 'kysely';

/**
 * When signing was halted, at most one halt at a time; and of every copy which key signed it, by which rules and when, so
 * that what came of a key or a rule can be found. Of copies signed before, the moment alone is known.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [...HALTS, ...COPIES, ...RESTATING]) await sql.raw(statement).execute(database);
}

const HALTS = [
  `create table halts (
    halt_id bigint generated always as identity primary key,
    halted_at timestamptz not null,
    halted_by text not null,
    reason text not null,
    resumed_at timestamptz,
    resumed_by text
  )`,
  'create unique index halts_one_at_a_time on halts ((true)) where resumed_at is null',
];

/** Without a default the columns cost nothing on a table of millions. */
const COPIES = [
  'alter table credentials add column signed_by text, add column rules text, add column intended_at timestamptz',
];

const RESTATING = [
  'alter table offers add column restate_asked_at timestamptz',
  'create index offers_restating on offers (restate_asked_at) where restate_asked_at is not null',
];
