import type { CardType } from '@mleg/student-card/card-type';
import { type Kysely, sql } from 'kysely';
import { eventForEach, eventName } from '../database/event-for-each.ts';
import type { IssuerEvent } from '../database/issuer-event.ts';
import { hasToken, moveOffers } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import type { Grant } from './grant.ts';

export interface OpenOffer {
  offer_id: string;
  card_type: CardType;
  institution_name: string;
}

/** The offer behind a handle, if its codes work. */
export async function selectOpenOffer(
  database: Kysely<IssuerDatabase>,
  handleDigest: Uint8Array,
  now: Date,
): Promise<OpenOffer | undefined> {
  const { rows } = await sql<OpenOffer>`
    select offer_id, card_type, institutions.name as institution_name
    from offers join institutions using (institution_id)
    where handle_digest = ${handleDigest} and state = 'ready' and expires_at > ${now} and attempts_left > 0`.execute(
    database,
  );
  return rows[0];
}

/** Of what type the card of an order is, whatever has become of it. */
export async function selectCardType(database: Kysely<IssuerDatabase>, offerId: string): Promise<CardType | undefined> {
  const { rows } = await sql<{ card_type: CardType }>`
    select card_type from offers where offer_id = ${offerId}`.execute(database);
  return rows[0]?.card_type;
}

/**
 * Spends one of the offer's attempts and only then tells what the right code's digest is. Without one there is no such
 * offer, or it is open no longer.
 */
export async function spendAttempt(
  database: Kysely<IssuerDatabase>,
  { offerId, now }: { offerId: string; now: Date },
): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ activation_digest: Uint8Array }>`
    update offers set attempts_left = attempts_left - 1
    where offer_id = ${offerId} and state = 'ready' and expires_at > ${now} and attempts_left > 0
    returning activation_digest`.execute(database);
  return rows[0]?.activation_digest;
}

/** The first redemption ends the codes (I2). @returns whose order that was; `undefined` for every later one */
export async function redeemOffer(
  database: Kysely<IssuerDatabase>,
  { offerId, tokenDigest, tokenKey, tokenExpiresAt, refreshDigest, now }: Grant,
): Promise<{ institutionId: string; requestId: string } | undefined> {
  const { set, where } = moveOffers('redeemed', now);
  const { rows } = await sql<{ institutionId: string; requestId: string }>`
    with redeemed as (
      update offers
      set ${set}, token_digest = ${tokenDigest}, token_key = ${tokenKey}, token_expires_at = ${tokenExpiresAt},
        refresh_digest = ${refreshDigest}
      where offer_id = ${offerId} and ${where}
      returning offer_id, institution_id, request_id
    ), told as (
      ${eventForEach('redeemed', { event: 'activation.redeemed', actor: 'wallet', at: now })}
    )
    select institution_id as "institutionId", request_id as "requestId" from redeemed`.execute(database);
  return rows[0];
}

export type AttemptEvent = Extract<
  IssuerEvent,
  `activation.${'wrong-code' | 'locked' | 'used-code' | 'dead-code' | 'unknown-code' | 'repeated'}`
>;

/**
 * Settles an attempt that redeemed nothing, for the log and for the institution; the last one closes the offer. The one
 * that may still get a token is the phone that has redeemed the offer and never heard the answer: it proves the same
 * key, and the token it did not get is replaced (I12). A code that nobody was given costs the same statement, so that
 * it cannot be told from a wrong one by the clock (T14).
 */
export async function settleAttempt(
  database: Kysely<IssuerDatabase>,
  { grant, spent }: { grant: Grant; spent: boolean },
): Promise<AttemptEvent> {
  const { offerId, tokenDigest, tokenKey, tokenExpiresAt, refreshDigest, now } = grant;
  const { set, where } = moveOffers('locked', now, { when: sql`attempts_left = 0` });
  const { rows } = await sql<{ event: AttemptEvent }>`
    with counted as (
      update offers set ${set} where offer_id = ${offerId} and ${where} and ${spent}
      returning offer_id, state
    ), forgotten as (
      delete from subjects using counted where subjects.offer_id = counted.offer_id and counted.state = 'locked'
    ), repeated as (
      update offers
      set token_digest = ${tokenDigest}, token_expires_at = ${tokenExpiresAt}, refresh_digest = ${refreshDigest}
      where offer_id = ${offerId} and state = 'redeemed' and token_key = ${tokenKey} and holder_keys_digest is null
      returning offer_id
    )
    insert into audit_events (at, institution_id, subject, event, actor)
    select ${now}, coalesce(offers.institution_id, ''), offers.offer_id::text, case
        when offers.offer_id is null then ${eventName('activation.unknown-code')}
        when repeated.offer_id is not null then ${eventName('activation.repeated')}
        when counted.state = 'locked' then ${eventName('activation.locked')}
        when ${spent} then ${eventName('activation.wrong-code')}
        when ${hasToken} then ${eventName('activation.used-code')}
        else ${eventName('activation.dead-code')} end, 'wallet'
    from (values (${offerId}::uuid)) as asked (offer_id)
      left join offers using (offer_id) left join counted using (offer_id) left join repeated using (offer_id)
    returning event`.execute(database);
  return rows[0]?.event ?? 'activation.unknown-code';
}
