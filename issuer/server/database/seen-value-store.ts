import { type Kysely, sql } from 'kysely';
import type { IssuerDatabase } from './schema.ts';

/** Whether the value has not been used before; from now on it has. */
export async function seeOnce(database: Kysely<IssuerDatabase>, digest: Uint8Array, expiresAt: Date): Promise<boolean> {
  const result = await sql`
    insert into seen_values (digest, expires_at) values (${digest}, ${expiresAt}) on conflict do nothing
    returning 1`.execute(database);
  return result.rows.length === 1;
}

/** Forgets values that nobody would accept any more. */
export async function deleteOldSeenValues(database: Kysely<IssuerDatabase>, now: Date): Promise<void> {
  await database.deleteFrom('seen_values').where('expires_at', '<', now).execute();
}
