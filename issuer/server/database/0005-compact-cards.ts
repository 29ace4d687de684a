import { type Kysely, sql } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of COMPACT_CARDS) await sql.raw(statement).execute(database);
}

/**
 * Beside the copies for the network a card has one that fits into a code, with a place and a key of its own. Each kind
 * is bound to its keys by itself: a wallet may ask for one, for the other, or for both.
 */
const COMPACT_CARDS = [
  `alter table credentials
    add column kind text not null default 'sd-jwt' check (kind in ('sd-jwt', 'compact')),
    drop constraint credentials_pkey,
    add primary key (offer_id, kind, copy)`,
  'alter table credentials alter column kind drop default',
  'alter table offers add column compact_key_digest bytea',
];
