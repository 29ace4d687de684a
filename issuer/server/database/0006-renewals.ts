import { type Kysely, sql } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [...OFFERS, ...CREDENTIALS, ...UPDATES]) await sql.raw(statement).execute(database);
}

/**
 * A card is issued again when its institution has stated something new: each time its copies have other keys and other
 * places. `issue` is what the present token fetches, `confirmed_issue` what the phone has said it holds.
 */
const OFFERS = [
  `alter table offers
    add column issue smallint not null default 1,
    add column confirmed_issue smallint not null default 1,
    add column renewed_at timestamptz,
    add column statement_digest bytea,
    add column refresh_digest bytea,
    add column superseded_refresh_digest bytea,
    add column refreshed_at timestamptz,
    add column refresh_used boolean not null default false`,
];

const CREDENTIALS = [
  `alter table credentials
    add column issue smallint not null default 1,
    drop constraint credentials_pkey,
    add primary key (offer_id, issue, kind, copy)`,
  'alter table credentials alter column issue drop default',
];

/** What an institution has stated anew about a card, encrypted, until the phone has fetched it. */
const UPDATES = [
  `create table card_updates (
    offer_id uuid primary key references offers,
    institution_id text not null,
    sealed bytea not null,
    stated_at timestamptz not null
  )`,
  'alter table card_updates alter column sealed set storage external',
];
