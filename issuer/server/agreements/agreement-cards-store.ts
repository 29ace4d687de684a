import { type Kysely, sql } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/** What a card's order that is open or alive looks like; an index holds exactly these. */
const OPEN = sql`offers.state in ('accepted', 'ready', 'redeemed')`;
const LIVE = sql`(offers.state = 'activated' and offers.card_status <> 'revoked')`;

/** How many cards of an institution are on phones, and how many codes are on their way there. */
export async function countCards(
  database: Kysely<IssuerDatabase>,
  institutionId: string,
): Promise<{ live: number; openCodes: number }> {
  const { rows } = await sql<{ live: number; openCodes: number }>`
    select (count(*) filter (where ${LIVE}))::integer as live, (count(*) filter (where ${OPEN}))::integer as "openCodes"
    from offers where institution_id = ${institutionId} and (${OPEN} or ${LIVE})`.execute(database);
  return rows[0] ?? { live: 0, openCodes: 0 };
}

/** Cards that must not go on because the agreement behind them has ended. */
export async function findCardsToEnd(
  database: Kysely<IssuerDatabase>,
  limit: number,
): Promise<{ institutionId: string; cardId: string }[]> {
  const { rows } = await sql<{ institutionId: string; cardId: string }>`
    select offers.institution_id as "institutionId", offers.card_id as "cardId"
    from institutions join offers using (institution_id)
    where institutions.end_of_cards is not null and (${OPEN} or ${LIVE})
      and (${OPEN} or institutions.end_of_cards = 'revoke-now')
    limit ${limit}`.execute(database);
  return rows;
}
