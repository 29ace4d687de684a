import { sql, type Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

export interface WaitingOffer {
  offer_id: string;
  institution_id: string;
  sealed: Uint8Array;
  /** It fails, whatever the worker does. */
  failure: 'invalid-claims' | 'internal' | null;
}

/** The oldest waiting requests, kept from other workers until the transaction ends. */
export async function takeWaiting(transaction: Transaction<IssuerDatabase>, limit: number): Promise<WaitingOffer[]> {
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
  await sql`
    with prepared as (
      update offers
      set state = 'ready', sequence = sequence + 1, changed_at = ${now}, handle_digest = made.handle_digest,
        activation_digest = made.activation_digest, sealed_codes = made.sealed_codes, expires_at = made.expires_at,
        attempts_left = made.attempts_left
      from unnest(${column('offerId')}::uuid[], ${column('handleDigest')}::bytea[],
        ${column('activationDigest')}::bytea[], ${column('sealedCodes')}::text[],
        ${column('expiresAt')}::timestamptz[], ${column('attemptsLeft')}::integer[])
        as made (offer_id, handle_digest, activation_digest, sealed_codes, expires_at, attempts_left)
      where offers.offer_id = made.offer_id and offers.state = 'accepted'
      returning offers.offer_id, offers.institution_id
    )
    insert into audit_events (at, institution_id, subject, event, actor)
    select ${now}, institution_id, offer_id::text, 'issuance.prepared', 'issuer' from prepared`.execute(transaction);
}

export async function storeFailed(
  transaction: Transaction<IssuerDatabase>,
  offerIds: readonly string[],
  failure: 'invalid-claims' | 'internal',
  now: Date,
): Promise<void> {
  await sql`
    with failed as (
      update offers set state = 'failed', failure = ${failure}, sequence = sequence + 1, changed_at = ${now}
      where offer_id = any(${offerIds}::uuid[]) and state = 'accepted'
      returning offer_id, institution_id
    ), forgotten as (
      delete from subjects using failed where subjects.offer_id = failed.offer_id
    )
    insert into audit_events (at, institution_id, subject, event, actor, detail)
    select ${now}, institution_id, offer_id::text, 'issuance.failed', 'issuer',
      json_build_object('failure', ${failure}::text)::text from failed`.execute(transaction);
}
