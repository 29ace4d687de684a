import { STATUS } from '@mleg/protocol/status-list/status-bits';
import { type Kysely, sql } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { changedAt, hasToken, moveOffers } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import type { Holding } from './credential-store.ts';

/** `unknown-token`: or one of another key, or too old. */
export type NotificationResult = 'noted' | 'unknown-token';

/**
 * The wallet has its card: the request is activated. Who has fetched all there is, the compact card too, is done, and the
 * holder's data are deleted; for a wallet that knows the copies alone they stay until its token ends, so that it may ask
 * again (ADR 0070). Where the card was renewed, the copies before it die now, not earlier: until
 * here the phone might have had no others (I1, I12). One statement.
 */
export async function noteAccepted(
  database: Kysely<IssuerDatabase>,
  holding: Holding,
): Promise<{ result: NotificationResult; renewed: boolean }> {
  const { now: at } = holding;
  const { set, where } = moveOffers('activated', at);
  const { rows } = await sql<{ held: boolean; renewed: boolean }>`
    with ${holdingOf(holding)}, activated as (
      update offers set ${set}, activated_at = ${at}
      from held
      where offers.offer_id = held.offer_id and ${where} and offers.issued_at is not null
      returning offers.offer_id, offers.institution_id
    ), renewed as (
      update offers
      set ${changedAt(at)}, confirmed_issue = offers.issue, renewed_at = ${at}
      from held
      where offers.offer_id = held.offer_id and offers.state = 'activated' and offers.card_status = 'valid'
        and offers.issue > offers.confirmed_issue and offers.issued_at is not null
      returning offers.offer_id, offers.institution_id, offers.issue, held.confirmed_issue as earlier
    ), replaced as (
      insert into pending_status_changes (list_id, list_index, status, changed_at)
      select list_id, list_index, ${STATUS.invalid}::smallint, ${at}
      from credentials join renewed using (offer_id)
      where credentials.issue >= earlier and credentials.issue < renewed.issue
    ), collected as (
      delete from card_updates using held
      where card_updates.offer_id = held.offer_id and stated_at <= held.intended_at and exists (select from renewed)
      returning card_updates.offer_id, card_updates.institution_id, sealed
    ), kept as (
      insert into subjects (offer_id, institution_id, sealed)
      select collected.offer_id, collected.institution_id, sealed from collected join held using (offer_id) where not whole
      on conflict (offer_id) do update set sealed = excluded.sealed
    ), forgotten as (
      delete from subjects using held
      where subjects.offer_id = held.offer_id and held.issued_at is not null and whole
    ), noted_activation as (
      ${eventForEach('activated', { event: 'activation.confirmed', actor: 'wallet', at })}
    ), noted_renewal as (
      ${eventForEach('renewed', { event: 'renewal.confirmed', actor: 'wallet', at })}
    )
    select exists (select from held) as held, exists (select from renewed) as renewed`.execute(database);
  return { result: resultOf(rows[0]), renewed: rows[0]?.renewed ?? false };
}

/** The wallet could not keep its card, or has deleted it; which of the two is noted. */
export async function noteEvent(
  database: Kysely<IssuerDatabase>,
  holding: Holding,
  event: 'credential.failed-in-wallet' | 'credential.deleted-in-wallet',
): Promise<NotificationResult> {
  const { rows } = await sql<{ held: boolean }>`
    with ${holdingOf(holding)}, noted as (
      ${eventForEach('held', { event, actor: 'wallet', at: holding.now })}
    )
    select exists (select from held) as held`.execute(database);
  return resultOf(rows[0]);
}

/** Whose card a token has fetched. */
export async function selectCardOfOffer(
  database: Kysely<IssuerDatabase>,
  offerId: string,
): Promise<{ institutionId: string; cardId: string } | undefined> {
  const { rows } = await sql<{ institutionId: string; cardId: string }>`
    select institution_id as "institutionId", card_id as "cardId" from offers
    where offer_id = ${offerId} and ${hasToken} and card_status <> 'revoked'`.execute(database);
  return rows[0];
}

const holdingOf = ({ offerId, tokenDigest, tokenKey, now }: Holding) => sql`
  held as (
    select offer_id, institution_id, intended_at, issued_at, confirmed_issue,
      holder_keys_digest is not null and compact_key_digest is not null as whole
    from offers
    where offer_id = ${offerId} and token_digest = ${tokenDigest} and token_key = ${tokenKey}
      and token_expires_at > ${now}
  )`;

const resultOf = (row: { held: boolean } | undefined): NotificationResult => (row?.held ? 'noted' : 'unknown-token');
