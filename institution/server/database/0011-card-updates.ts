import { type Kysely, sql } from 'kysely';

export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of [...CALLS, ...ORDERS]) await sql.raw(statement).execute(database);
}

/** What has changed on a card that is on a phone is one more thing to be said to the issuer. */
const CALLS = [
  `alter table issuer_calls
    drop constraint issuer_calls_kind_check,
    add check (kind in ('request-issuance', 'revoke-card', 'suspend-card', 'resume-card', 'update-card'))`,
];

const ORDERS = [
  `alter table card_orders
    add column update_waiting boolean not null default false,
    add column renewed_at timestamptz`,
];
