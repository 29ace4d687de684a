import { sql, type Transaction } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { moveOffers } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';

export interface WaitingOffer {
  offer_id: string;
  institution_id: string;
  sealed: Uint8Array;
  /** It fails, whatever the worker does. */
  failure: 'invalid-claims' | 'internal' | null;
}

/** The oldest waiting requests, kept from other workers until the transaction ends. */
export async function lockWaiting(transaction: Transaction<IssuerDatabase>, limit: number): Promise<WaitingOffer[]> {
  const { rows } = await sql<WaitingOffer>`
    select offers.offer_id, offers.institution_id, failure, sealed
    from offers join subjects using (offer_id)
    where state = 'accepted'
    order by queue_number limit ${limit}
    for update of offers skip locked`.execute(transaction);
  return rows;
}

export interface PreparedOffer {
  offerId: string;
  handleDigest: Uint8Array;
  activationDigest: Uint8Array;
  sealedCodes: string;
  expiresAt: Date;
  attemptsLeft: number;
}

/** Arrays keep it one statement with one text, however many offers there are. */
export async function storePrepared(
  transaction: Transaction<IssuerDatabase>,
  offers: readonly PreparedOffer[],
  now: Date,
): Promise<void> {
  const column = <Name extends keyof PreparedOffer>(name: Name) => offers.map((offer) => offer[name]);
  const { set, where } = moveOffers('ready', now);
  await sql`
    with prepared as (
      update offers
      set ${set}, handle_digest = made.handle_digest, activation_digest = made.activation_digest, sealed_codes = made.sealed_codes, expires_at = made.expires_at,
        attempts_left = made.attempts_left
      from unnest(${column('offerId')}::uuid[], ${column('handleDigest')}::bytea[],
        ${column('activationDigest')}::bytea[], ${column('sealedCodes')}::text[],
        ${column('expiresAt')}::timestamptz[], ${column('attemptsLeft')}::integer[])
        as made (offer_id, handle_digest, activation_digest, sealed_codes, expires_at, attempts_left)
      where offers.offer_id = made.offer_id and ${where}
      returning offers.offer_id, offers.institution_id
    )
    ${eventForEach('prepared', { event: 'issuance.prepared', actor: 'issuer', at: now })}`.execute(transaction);
}

export async function storeFailed(
  transaction: Transaction<IssuerDatabase>,
  offerIds: readonly string[],
  failure: 'invalid-claims' | 'internal',
  now: Date,
): Promise<void> {
  const { set, where } = moveOffers('failed', now);
  await sql`
    with failed as (
      update offers set ${set}, failure = ${failure} where offer_id = any(${offerIds}::uuid[]) and ${where}
      returning offer_id, institution_id
    ), forgotten as (
      delete from subjects using failed where subjects.offer_id = failed.offer_id
    )
    ${eventForEach('failed', { event: 'issuance.failed', actor: 'issuer', at: now, detail: { failure } })}`.execute(
    transaction,
  );
}
