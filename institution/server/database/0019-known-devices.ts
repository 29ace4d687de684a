import { type Kysely, sql } from 'kysely';

/** Whose accounts are signed in to with one browser, so that a second identity of one person is noticed. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `create table known_devices (
    institution_id text not null,
    mark_hash bytea not null,
    account_id uuid not null,
    device_id uuid not null,
    browser text not null,
    system text not null,
    used_at timestamptz not null,
    primary key (institution_id, mark_hash),
    foreign key (institution_id, account_id) references accounts on delete cascade
  )`,
  `create index known_devices_of_account on known_devices (institution_id, account_id)`,
  `create index known_devices_by_device on known_devices (institution_id, device_id)`,
  `alter table alerts drop constraint alerts_kind_check`,
  `alter table alerts add check (kind in ('pesel-limit', 'erasure-requested', 'second-identity'))`,
];
