import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/** Whether the audit has seen the ceremony whose signed record has this digest. */
export async function isAudited(database: Kysely<IssuerDatabase>, digest: string): Promise<boolean> {
  const row = await database
    .selectFrom('audit_events')
    .select('event_id')
    .where('event', '=', 'key.ceremony')
    .where('detail', 'like', `%"${digest.replace(/[\\%_]/g, String.raw`\$&`)}"%`)
    .executeTakeFirst();
  return row !== undefined;
}
