import { type Kysely, sql } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [...AGREEMENTS, ...STAFF, ...FIGURES]) await sql.raw(statement).execute(database);
}

/** An institution's row is its agreement: one at a time, and one truth about whether it may have cards issued. */
const AGREEMENTS = [
  `alter table institutions
    add column agreement_state text not null default 'in-force' check (agreement_state in
      ('applied', 'asked-back', 'in-force', 'suspended', 'refused', 'ended')),
    add column agreement_version integer not null default 1,
    add column agreement_changed_at timestamptz not null default now(),
    add column was_in_force boolean not null default true,
    add column parties jsonb,
    add column end_of_cards text check (end_of_cards in ('revoke-now', 'at-their-end'))`,
  `update institutions set agreement_state = 'suspended', agreement_changed_at = suspended_at where suspended_at is not null`,
  `alter table institutions drop column suspended_at, alter column was_in_force drop default`,
  // Whatever the code does: two that applied are never in force for one entry of the public register.
  `create unique index institutions_one_per_register_entry on institutions (kind, registry_number)
    where agreement_state in ('in-force', 'suspended') and parties is not null`,
  `create table agreement_messages (
    institution_id text not null references institutions,
    message_id bigint generated always as identity,
    at timestamptz not null,
    sender text not null check (sender in ('institution', 'desk')),
    staff_id uuid,
    kind text not null,
    body text,
    primary key (institution_id, message_id)
  )`,
];

const STAFF = [
  `create table staff (
    staff_id uuid primary key,
    display_name text not null,
    email text not null unique,
    role text not null check (role in ('clerk', 'supervisor')),
    password_hash text,
    active boolean not null,
    last_sign_in timestamptz
  )`,
  `create table staff_passkeys (
    credential_id text primary key,
    staff_id uuid not null references staff,
    public_key bytea not null,
    counter bigint not null,
    transports text not null,
    created_at timestamptz not null
  )`,
  `create table staff_enrolments (
    token_digest bytea primary key,
    role text not null check (role in ('clerk', 'supervisor')),
    display_name text,
    email text,
    expires_at timestamptz not null
  )`,
  `create table desk_sessions (
    token_hash bytea primary key,
    staff_id uuid not null references staff,
    created_at timestamptz not null,
    seen_at timestamptz not null
  )`,
  `create table desk_sign_in_attempts (
    counted bytea primary key,
    attempts integer not null,
    window_ends_at timestamptz not null
  )`,
];

const FIGURES = [
  `create table daily_figures (
    institution_id text not null,
    day date not null,
    requests integer not null default 0,
    activations integer not null default 0,
    failures integer not null default 0,
    prepared integer not null default 0,
    waited_seconds double precision not null default 0,
    longest_wait_seconds double precision not null default 0,
    primary key (institution_id, day)
  )`,
  `create table figures_progress (
    only_row boolean primary key default true check (only_row),
    counted_position bigint not null,
    counted_until timestamptz
  )`,
  `insert into figures_progress (counted_position) values (0)`,
];
