import { type Kysely, sql } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/** Whether one of these addresses reaches the mailbox of that one. */
export async function isOneMailbox(
  database: Kysely<IssuerDatabase>,
  addresses: readonly string[],
  own: string,
): Promise<boolean> {
  const { rows } = await sql<{ own: boolean }>`
    select exists (select from unnest(${addresses}::text[]) as one where mailbox_of(one) = mailbox_of(${own})) as own
  `.execute(database);
  return rows[0]?.own === true;
}
