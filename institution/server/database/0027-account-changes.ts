import { type Kysely, sql } from 'kysely';

/** What tells an address or a role that was given since from one that the journal says has ended. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql`
    alter table accounts add column email_changed_at timestamptz, add column roles_changed_at timestamptz`.execute(
    database,
  );
}
