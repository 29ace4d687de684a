import { type Kysely, sql } from 'kysely';

/** Suspended cards, each with its last moment. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `alter table offers add column suspended_until timestamptz
    check (card_status is distinct from 'suspended' or suspended_until is not null)`,
  `create index offers_suspended on offers (suspended_until) where card_status = 'suspended'`,
];
