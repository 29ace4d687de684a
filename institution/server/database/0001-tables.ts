import { createAuditTable } from '@mleg/platform/audit/audit-migration';
import { type Kysely, sql } from 'kysely';

export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of [...PEOPLE, PHOTOS, ACCOUNTS, ...SESSIONS, ...CARD_ORDERS, ...ISSUER_CALLS]) {
    await sql.raw(statement).execute(database);
  }
  await createAuditTable(database);
}

const PEOPLE = [
  `create table people (
    institution_id text not null,
    person_id uuid not null,
    given_name text not null,
    family_name text not null,
    birthdate date,
    pesel_sealed bytea,
    pesel_lookup bytea,
    album_number text not null,
    studies text not null,
    status text not null check (status in ('active', 'on-leave', 'removed', 'graduated')),
    search_text text not null,
    card_id uuid not null,
    physical_card_number text,
    physical_card_issued_on date,
    physical_card_valid_until date,
    physical_card_extended_until date,
    primary key (institution_id, person_id),
    unique (institution_id, album_number),
    unique (institution_id, pesel_lookup),
    unique (institution_id, card_id)
  )`,
  `create index people_by_name on people
    (institution_id, family_name collate "pl-x-icu", given_name collate "pl-x-icu", person_id)`,
];

/** Apart from people: a list of people must not carry their portraits through memory. */
const PHOTOS = `create table photos (
  institution_id text not null,
  person_id uuid not null,
  jpeg bytea not null,
  sha256 bytea not null,
  stored_at timestamptz not null,
  primary key (institution_id, person_id),
  foreign key (institution_id, person_id) references people on delete cascade
)`;

const ACCOUNTS = `create table accounts (
  institution_id text not null,
  account_id uuid not null,
  provider text not null,
  subject text not null,
  password_hash text,
  display_name text not null,
  person_id uuid,
  office boolean not null,
  primary key (institution_id, account_id),
  unique (institution_id, provider, subject),
  foreign key (institution_id, person_id) references people on delete cascade
)`;

const SESSIONS = [
  `create table sessions (
    institution_id text not null,
    token_hash bytea not null,
    account_id uuid not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    primary key (institution_id, token_hash),
    foreign key (institution_id, account_id) references accounts on delete cascade
  )`,
  `create table sign_in_failures (
    institution_id text not null,
    counted bytea not null,
    failures integer not null,
    window_ends_at timestamptz not null,
    primary key (institution_id, counted)
  )`,
];

const CARD_ORDERS = [
  `create table card_orders (
    institution_id text not null,
    order_id uuid not null,
    order_number bigint generated always as identity,
    person_id uuid not null,
    card_id uuid not null,
    state text not null check (state in ('ordered', 'preparing', 'ready', 'redeemed', 'activated', 'locked',
      'expired', 'cancelled', 'replaced', 'failed', 'revoked')),
    ordered_at timestamptz not null,
    changed_at timestamptz not null,
    sequence integer not null,
    queue_place integer,
    delayed boolean not null,
    replaces_earlier boolean not null,
    sealed_codes text check (sealed_codes is null or state = 'ready'),
    expires_at timestamptz,
    attempts_left integer,
    activated_at timestamptz,
    device text,
    reason text,
    primary key (institution_id, order_id),
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
  `create index card_orders_newest on card_orders (institution_id, person_id, order_number desc)`,
  // Whatever the code does: nobody has two orders that could both end as a card on a phone (I1).
  `create unique index card_orders_one_open on card_orders (institution_id, person_id)
    where state in ('ordered', 'preparing', 'ready', 'redeemed', 'activated')`,
  `create index card_orders_waiting on card_orders (institution_id, changed_at)
    where state in ('ordered', 'preparing', 'ready', 'redeemed')`,
];

const ISSUER_CALLS = [
  `create table issuer_calls (
    institution_id text not null,
    call_id bigint generated always as identity,
    card_id uuid not null,
    order_id uuid not null,
    kind text not null check (kind in ('request-issuance', 'revoke-card')),
    reason text,
    tries integer not null,
    claimed_until timestamptz,
    primary key (institution_id, call_id)
  )`,
  `create index issuer_calls_in_order on issuer_calls (institution_id, card_id, call_id)`,
];
