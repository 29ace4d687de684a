import { STATUS } from '@mleg/protocol/status-list/status-bits';
import { sql, type Transaction } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { CARD_LIFE, hasCard, isLive, isOpen, moveOffers } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';

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
 * the card's lock, so that no copy can be added unseen. Returns how many orders it ended and how many copies it revoked.
 */
export async function endCard(
  transaction: Transaction<IssuerDatabase>,
  { institutionId, cardId, reason, event, actor, now }: Ending,
): Promise<{ ended: number; revoked: number }> {
  // An order that is activated stays so: what ends is its card.
  const cancelled = moveOffers('cancelled', now, { when: isOpen });
  const { rows } = await sql<{ ended: number; revoked: number }>`
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
      returning change_id
    ), noted as (
      ${eventForEach('ended', { event, actor, at: now, detail: { reason } })}
    )
    select (select count(*) from ended)::integer as ended, (select count(*) from revoked)::integer as revoked`.execute(
    transaction,
  );
  return rows[0] ?? { ended: 0, revoked: 0 };
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
