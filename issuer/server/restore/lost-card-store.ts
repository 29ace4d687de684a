import { type Kysely, sql, type Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { UsedCode } from '../journal/issuer-fact.ts';

/**
 * Of codes that were used, those whose cards this database does not have: their orders are not in it, are still open in
 * it, or were ended by a restore, which is the only way to a card without a copy. A card may have come of each.
 */
export async function selectLostCards(
  within: Kysely<IssuerDatabase> | Transaction<IssuerDatabase>,
  used: readonly UsedCode[],
): Promise<UsedCode[]> {
  if (used.length === 0) return [];
  const { rows } = await sql<{ offerId: string }>`
    select offer_id as "offerId"
    from unnest(${used.map(({ offerId }) => offerId)}::uuid[]) as used (offer_id) left join offers using (offer_id)
    where state is null or state in ('accepted', 'ready') or (activated_at is not null
      and not exists (select from credentials where credentials.offer_id = offers.offer_id))`.execute(within);
  const lost = new Set(rows.map(({ offerId }) => offerId));
  return used.filter(({ offerId }) => lost.has(offerId));
}

/** Orders that are not here, of these. */
export async function countUnknownOrders(within: Kysely<IssuerDatabase>, offerIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ unknown: number }>`
    select count(*)::integer as unknown from unnest(${offerIds}::uuid[]) as spent (offer_id)
    where not exists (select from offers where offers.offer_id = spent.offer_id)`.execute(within);
  return rows[0]?.unknown ?? 0;
}
