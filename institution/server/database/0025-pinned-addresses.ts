import { type Kysely, sql } from 'kysely';

/** News of an account go to the address that it had when they happened: of another address the former one is told, too. */
export async function up(database: Kysely<never>): Promise<void> {
  await sql`alter table account_mails add column address text`.execute(database);
}
