import { type Kysely, sql } from 'kysely';

/** Heads and class teachers, invitations, who viewed what, erasures. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of [...ROLES, ...VIEWS, ERASURES]) await sql.raw(statement).execute(database);
}

const ROLES = [
  'alter table accounts add column head boolean not null default false',
  'alter table sessions add column confirmed_at timestamptz',
  `create table class_teachers (
    institution_id text not null,
    account_id uuid not null,
    group_name text not null,
    primary key (institution_id, account_id, group_name),
    foreign key (institution_id, account_id) references accounts on delete cascade
  )`,
  `create table invitations (
    institution_id text not null,
    invitation_id uuid not null,
    code_hash bytea not null,
    display_name text not null,
    person_id uuid,
    office boolean not null,
    head boolean not null,
    teaches text[] not null,
    invited_by uuid not null,
    expires_at timestamptz not null,
    primary key (institution_id, invitation_id),
    unique (institution_id, code_hash),
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
];

const VIEWS = [
  `create table data_views (
    institution_id text not null,
    person_id uuid not null,
    viewed_by uuid not null,
    what text not null check (what in ('file', 'pesel', 'export')),
    day date not null,
    last_at timestamptz not null,
    times integer not null,
    primary key (institution_id, person_id, viewed_by, what, day),
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
  // Counts what somebody has looked at today (D54).
  `create index data_views_of_pesels on data_views (institution_id, viewed_by, day) where what = 'pesel'`,
  `create table alerts (
    institution_id text not null,
    alert_id uuid not null,
    kind text not null check (kind in ('pesel-limit', 'erasure-requested')),
    about text not null,
    account_id uuid not null,
    person_id uuid,
    raised_at timestamptz not null,
    primary key (institution_id, alert_id),
    unique (institution_id, kind, about),
    foreign key (institution_id, person_id) references people on delete cascade
  )`,
];

const ERASURES = `create table erasures (
  institution_id text not null,
  tombstone text not null,
  erased_at timestamptz not null,
  primary key (institution_id, tombstone, erased_at)
)`;
