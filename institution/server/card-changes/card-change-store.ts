import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** PostgreSQL tells listeners at the commit, or nobody if there is none. */
export const CARD_CHANGED = 'institution_card_changed';

export function notifyCardChanged(within: Within, institutionId: string, personId: string): Promise<void> {
  return notifyCardsChanged(within, institutionId, [personId]);
}

export async function notifyCardsChanged(
  within: Within,
  institutionId: string,
  personIds: readonly string[],
): Promise<void> {
  const payloads = personIds.map((personId) => `${institutionId}:${personId}`);
  await sql`select pg_notify(${CARD_CHANGED}, payload) from unnest(${payloads}::text[]) as payload`.execute(within);
}
