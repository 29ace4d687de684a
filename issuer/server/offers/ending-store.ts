import { STATUS } from '@mleg/protocol/status-list/status-bits';
import { sql, type Transaction } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { CARD_LIFE, hasCard, isLive, isOpen, moveOffers } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import type { IssuerFact } from '../journal/issuer-fact.ts';
import { placesRevoked } from '../journal/places-revoked.ts';
import type { StatusIndex } from '../status-indexes/status-indexes.ts';

export interface Ending {
  institutionId: string;
  cardId: string;
  /** Why the card is revoked, as reports say it. */
  reason: string;
  event: 'issuance.replaced' | 'card.revoked';
  actor: 'institution' | 'wallet' | 'issuer';
  now: Date;
}

/**
 * Ends everything the card has: open codes die, what is on a phone is revoked, the holder's data go. The caller holds
 * the card's lock, so that no copy can be added unseen, and has `facts` in the journal before it answers anybody
 * (`changeForGood`). Returns how many orders it ended and how many copies it revoked.
 */
export async function endCard(
  transaction: Transaction<IssuerDatabase>,
  { institutionId, cardId, reason, event, actor, now }: Ending,
  facts: IssuerFact[],
): Promise<{ ended: number; revoked: number }> {
  // An order that is activated stays so: what ends is its card.
  const cancelled = moveOffers('cancelled', now, { when: isOpen });
  const { rows } = await sql<{ ended: string[]; revoked: StatusIndex[] }>`
    with ended as (
      update offers
      set ${cancelled.set}, ${CARD_LIFE.move('revoked', { when: hasCard }).set},
        card_status_reason = case when card_status is null then null else ${reason} end
      where institution_id = ${institutionId} and card_id = ${cardId} and (${isOpen} or ${isLive})
      returning offer_id, institution_id, card_status
    ), forgotten as (
      delete from subjects using ended where subjects.offer_id = ended.offer_id
    ), outdated as (
      delete from card_updates using ended where card_updates.offer_id = ended.offer_id
    ), revoked as (
      insert into pending_status_changes (list_id, list_index, status, changed_at)
      select list_id, list_index, ${STATUS.invalid}::smallint, ${now}
      from credentials join ended using (offer_id) where ended.card_status = 'revoked'
      returning list_id, list_index
    ), noted as (
      ${eventForEach('ended', { event, actor, at: now, detail: { reason } })}
    )
    select (select coalesce(array_agg(offer_id::text), '{}') from ended) as ended,
      (select coalesce(json_agg(json_build_object('listId', list_id, 'index', list_index)), '[]') from revoked) as revoked`.execute(
    transaction,
  );
  const { ended = [], revoked = [] } = rows[0] ?? {};
  if (ended.length > 0) facts.push({ fact: 'codes-spent', offerIds: ended });
  facts.push(...placesRevoked(revoked));
  return { ended: ended.length, revoked: revoked.length };
}

/** When the card's last order changed: for a card that is revoked, that is when. */
export async function selectLastChange(
  transaction: Transaction<IssuerDatabase>,
  institutionId: string,
  cardId: string,
): Promise<Date | undefined> {
  const { rows } = await sql<{ changed_at: Date | null }>`
    select max(changed_at) as changed_at from offers
    where institution_id = ${institutionId} and card_id = ${cardId}`.execute(transaction);
  return rows[0]?.changed_at ?? undefined;
}
