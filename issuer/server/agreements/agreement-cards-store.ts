import { type Kysely, sql } from 'kysely';
import { isLive, isOpen } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';

/** How many cards of an institution are on phones, and how many codes are on their way there. */
export async function countCards(
  database: Kysely<IssuerDatabase>,
  institutionId: string,
): Promise<{ live: number; openCodes: number }> {
  const { rows } = await sql<{ live: number; openCodes: number }>`
    select (count(*) filter (where ${isLive}))::integer as live, (count(*) filter (where ${isOpen}))::integer as "openCodes"
    from offers where institution_id = ${institutionId} and (${isOpen} or ${isLive})`.execute(database);
  return rows[0] ?? { live: 0, openCodes: 0 };
}

/** Cards that must not go on because the agreement behind them has ended. */
export async function selectCardsToEnd(
  database: Kysely<IssuerDatabase>,
  limit: number,
): Promise<{ institutionId: string; cardId: string }[]> {
  const { rows } = await sql<{ institutionId: string; cardId: string }>`
    select offers.institution_id as "institutionId", offers.card_id as "cardId"
    from institutions join offers using (institution_id)
    where institutions.end_of_cards is not null and (${isOpen} or ${isLive})
      and (${isOpen} or institutions.end_of_cards = 'revoke-now')
    limit ${limit}`.execute(database);
  return rows;
}
