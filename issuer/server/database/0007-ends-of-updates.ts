import { type Kysely, sql } from 'kysely';

/** An update waits sixty days, or until the card that it would make has expired: that one must never be signed. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of UPDATES) await sql.raw(statement).execute(database);
}

const UPDATES = [
  `alter table card_updates add column keep_until timestamptz not null default now() + interval '60 days'`,
  'alter table card_updates alter column keep_until drop default',
];
