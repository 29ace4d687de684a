import { type Kysely, sql } from 'kysely';

/**
 * The key that signs the cards of a status list, and the list. Missing of lists from before, which had a key of their
 * own: they are signed anew, by the key that signs cards now.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await sql.raw('alter table status_lists add column card_key text').execute(database);
  await sql.raw('update status_lists set signed_at = null').execute(database);
}
