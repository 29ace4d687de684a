import { createAuditTable } from '@mleg/platform/audit/audit-migration';
import { type Kysely, sql } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [INSTITUTIONS, OFFERS, ...OFFER_INDEXES, SUBJECTS, ...CREDENTIALS, SEEN_VALUES]) {
    await sql.raw(statement).execute(database);
  }
  for (const statement of [...STATUS_LISTS, CERTIFICATES, ...UNCOMPRESSED]) await sql.raw(statement).execute(database);
  await createAuditTable(database as unknown as Kysely<never>);
}

const INSTITUTIONS = `create table institutions (
  institution_id text primary key,
  name text not null,
  kind text not null check (kind in ('university', 'school')),
  registry_number text not null,
  signing_key jsonb not null,
  encryption_key jsonb not null,
  events_endpoint text,
  policies jsonb not null,
  suspended_at timestamptz,
  delivery_failures integer not null default 0,
  deliver_after timestamptz
)`;

/**
 * No foreign key to the institution: each order would lock the institution's row, which all of its orders share.
 * Room on each page, so that the updates of an activation stay on the page that holds the row.
 */
const OFFERS = `create table offers (
  offer_id uuid primary key,
  institution_id text not null,
  request_id uuid not null,
  card_id uuid not null,
  card_type text not null,
  body_digest bytea not null,
  queue_number bigint generated always as identity,
  state text not null check (state in
    ('accepted', 'ready', 'redeemed', 'activated', 'locked', 'expired', 'cancelled', 'failed')),
  sequence integer not null default 1,
  delivered_sequence integer not null default 1,
  changed_at timestamptz not null,
  failure text,
  expires_at timestamptz,
  attempts_left integer check (attempts_left >= 0),
  handle_digest bytea unique,
  activation_digest bytea,
  sealed_codes text,
  token_digest bytea,
  token_key text,
  token_expires_at timestamptz,
  holder_keys_digest bytea,
  intended_at timestamptz,
  issued_at timestamptz,
  activated_at timestamptz,
  device text,
  card_status text check (card_status in ('valid', 'suspended', 'revoked')),
  card_status_reason text,
  unique (institution_id, request_id)
) with (fillfactor = 50)`;

const OFFER_INDEXES = [
  `create index offers_of_card on offers (institution_id, card_id)`,
  `create index offers_waiting on offers (queue_number) where state = 'accepted'`,
  `create index offers_untold on offers (institution_id, changed_at) where sequence > delivered_sequence`,
  `create index offers_open on offers (expires_at) where state = 'ready'`,
  `create index offers_under_way on offers (token_expires_at) where state = 'redeemed'`,
  // I1: whatever the code does, a card has at most one order that is open or alive.
  `create unique index offers_one_per_card on offers (institution_id, card_id)
     where state in ('accepted', 'ready', 'redeemed') or (state = 'activated' and card_status <> 'revoked')`,
];

const SUBJECTS = `create table subjects (
  offer_id uuid primary key references offers,
  institution_id text not null,
  sealed bytea not null
)`;

const CREDENTIALS = [
  `create table credentials (
    offer_id uuid not null references offers,
    copy smallint not null,
    institution_id text not null,
    list_id integer not null,
    list_index integer not null,
    holder_key text not null,
    primary key (offer_id, copy),
    unique (list_id, list_index)
  )`,
];

const SEEN_VALUES = `create table seen_values (digest bytea primary key, expires_at timestamptz not null)`;

const STATUS_LISTS = [
  `create table status_lists (
    list_id integer generated always as identity primary key,
    leased integer not null default 0,
    bits bytea not null,
    version integer not null default 0,
    token text,
    token_gzip bytea,
    signed_at timestamptz
  )`,
  `create table pending_status_changes (
    change_id bigint generated always as identity primary key,
    list_id integer not null references status_lists,
    list_index integer not null,
    status smallint not null,
    changed_at timestamptz not null
  )`,
];

const CERTIFICATES = `create table certificates (use text primary key, der bytea not null)`;

/** What is encrypted or compressed already: PostgreSQL need not try. Of its own, because 15 does not know it in a table. */
const UNCOMPRESSED = [
  'alter table subjects alter column sealed set storage external',
  'alter table status_lists alter column bits set storage external, alter column token_gzip set storage external',
];
