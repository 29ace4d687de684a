import { STATUS } from '@mleg/protocol/status-list/status-bits';
import { sql, type Transaction } from 'kysely';
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
  const { rows } = await sql<{ ended: number; revoked: number }>`
    with ended as (
      update offers
      set state = case when state = 'activated' then state else 'cancelled' end,
        card_status = case when card_status is null then null else 'revoked' end,
        card_status_reason = case when card_status is null then null else ${reason} end,
        sealed_codes = null, activation_digest = null, sequence = sequence + 1, changed_at = ${now}
      where institution_id = ${institutionId} and card_id = ${cardId}
        and (state in ('accepted', 'ready', 'redeemed') or (state = 'activated' and card_status <> 'revoked'))
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
      insert into audit_events (at, institution_id, subject, event, actor, detail)
      select ${now}, institution_id, offer_id::text, ${event}, ${actor},
        json_build_object('reason', ${reason}::text)::text from ended
    )
    select (select count(*) from ended)::integer as ended, (select count(*) from revoked)::integer as revoked`.execute(
    transaction,
  );
  return rows[0] ?? { ended: 0, revoked: 0 };
}

/** When the card's last order changed: for a card that is revoked, that is when. */
export async function lastChangeOfCard(
  transaction: Transaction<IssuerDatabase>,
  institutionId: string,
  cardId: string,
): Promise<Date | undefined> {
  const { rows } = await sql<{ changed_at: Date | null }>`
    select max(changed_at) as changed_at from offers
    where institution_id = ${institutionId} and card_id = ${cardId}`.execute(transaction);
  return rows[0]?.changed_at ?? undefined;
}
