import { type Kysely, sql } from 'kysely';

/** What people see of their sessions, passkeys, and how a forgotten password is replaced. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of [...SESSIONS, ...PASSKEYS, ...PASSWORDS]) await sql.raw(statement).execute(database);
}

const SESSIONS = [
  `alter table sessions
    add column session_id uuid not null default gen_random_uuid(),
    add column method text not null default 'password' check (method in ('password', 'passkey')),
    add column browser text not null default 'other',
    add column system text not null default 'other',
    add column network text not null default ''`,
  `create unique index sessions_by_id on sessions (institution_id, session_id)`,
  `create index sessions_of_account on sessions (institution_id, account_id)`,
];

const PASSKEYS = [
  `create table passkeys (
    institution_id text not null,
    passkey_id uuid not null,
    account_id uuid not null,
    credential_id text not null,
    public_key bytea not null,
    counter bigint not null,
    transports text not null,
    name text not null,
    created_at timestamptz not null,
    used_at timestamptz,
    primary key (institution_id, passkey_id),
    unique (institution_id, credential_id),
    foreign key (institution_id, account_id) references accounts on delete cascade
  )`,
  `create index passkeys_of_account on passkeys (institution_id, account_id)`,
  `create table spent_challenges (
    digest bytea primary key,
    expires_at timestamptz not null
  )`,
];

const PASSWORDS = [
  `alter table accounts add column password_changed_at timestamptz`,
  `create table password_resets (
    institution_id text not null,
    account_id uuid not null,
    kind text not null check (kind in ('link', 'paper')),
    secret_hash bytea not null,
    expires_at timestamptz not null,
    primary key (institution_id, account_id, kind),
    unique (institution_id, secret_hash),
    foreign key (institution_id, account_id) references accounts on delete cascade
  )`,
  // The link's secret is made when the e-mail goes out, so that nothing that waits here opens an account.
  `create table account_mails (
    institution_id text not null,
    mail_id uuid not null,
    account_id uuid not null,
    kind text not null,
    tries integer not null default 0,
    next_try_at timestamptz not null,
    primary key (institution_id, mail_id),
    foreign key (institution_id, account_id) references accounts on delete cascade
  )`,
  `create index account_mails_due on account_mails (institution_id, next_try_at)`,
];
