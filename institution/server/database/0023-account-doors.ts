import { type Kysely, sql } from 'kysely';

/**
 * Who of the staff has opened a way into whose account. `guardianships.invited_by`, which knew it of guardians alone,
 * stays for processes of the release before and is read no more.
 */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `create table account_doors (
    institution_id text not null,
    account_id uuid not null,
    opened_by uuid not null,
    way text not null check (way in ('invitation', 'paper-code', 'address')),
    opened_at timestamptz not null,
    primary key (institution_id, account_id, opened_by, way),
    foreign key (institution_id, account_id) references accounts on delete cascade
  )`,
  `insert into account_doors (institution_id, account_id, opened_by, way, opened_at)
    select institution_id, account_id, invited_by, 'invitation', min(since) from guardianships
    where invited_by is not null group by institution_id, account_id, invited_by`,
];
