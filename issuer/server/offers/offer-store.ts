import type { CardType } from '@mleg/student-card/card-type';
import { type Kysely, sql, type Transaction } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { moveOffers } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import type { ReportedOffer } from './issuance-report.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

/** An institution's request, by the institution's own name for it. */
export interface RequestKey {
  institutionId: string;
  requestId: string;
}

const REPORTED = sql`
  offer_id, institution_id, request_id, card_id, state, sequence, changed_at, sealed_codes, expires_at, attempts_left,
  activated_at, device, failure, card_status, card_status_reason, suspended_until, renewed_at, restate_asked_at,
  exists (select from card_updates where card_updates.offer_id = offers.offer_id) as update_waiting,
  case when state = 'accepted' then (
    select count(*)::integer from offers ahead
    where ahead.state = 'accepted' and ahead.queue_number < offers.queue_number
  ) end as queue_place`;

const REQUESTED = eventForEach('offered', { event: 'issuance.requested', actor: 'institution' });

export async function selectOffer(within: Within, key: RequestKey): Promise<ReportedOffer | undefined> {
  const { rows } = await sql<ReportedOffer>`
    select ${REPORTED} from offers
    where institution_id = ${key.institutionId} and request_id = ${key.requestId}`.execute(within);
  return rows[0];
}

/** The card's newest request: only that one can be open or alive. */
export async function selectNewestOffer(
  within: Within,
  institutionId: string,
  cardId: string,
): Promise<ReportedOffer | undefined> {
  const { rows } = await sql<ReportedOffer>`
    select ${REPORTED} from offers where institution_id = ${institutionId} and card_id = ${cardId}
    order by queue_number desc limit 1`.execute(within);
  return rows[0];
}

export async function selectBodyDigest(within: Within, key: RequestKey): Promise<Uint8Array | undefined> {
  const found = await within
    .selectFrom('offers')
    .select('body_digest')
    .where('institution_id', '=', key.institutionId)
    .where('request_id', '=', key.requestId)
    .executeTakeFirst();
  return found?.body_digest;
}

export interface NewOffer extends RequestKey {
  offerId: string;
  cardId: string;
  cardType: CardType;
  bodyDigest: Uint8Array;
  statementDigest: Uint8Array;
  sealedSubject: Uint8Array;
  /** Known from the beginning; the worker says so in its turn. */
  failure: 'invalid-claims' | null;
  acceptedAt: Date;
}

/**
 * Stores the first requests of cards with their subjects and events, in one statement. Left out, with nothing stored,
 * are cards that had orders before and requests that are known.
 * @returns by offer, how many wait before it
 */
export async function insertFirstOffers(
  within: Within,
  institutionId: string,
  offers: readonly NewOffer[],
): Promise<Map<string, number>> {
  const column = <Name extends keyof NewOffer>(name: Name) => offers.map((offer) => offer[name]);
  // As one value: an array of byte strings would travel as text of twice the length.
  const sealed = Buffer.concat(column('sealedSubject'));
  const { rows } = await sql<{ offer_id: string; ahead: number }>`
    with asked as (
      select *, 1 + coalesce(sum(length) over (order by place rows between unbounded preceding and 1 preceding), 0)
          as start
      from unnest(${column('offerId')}::uuid[], ${column('requestId')}::uuid[], ${column('cardId')}::uuid[],
        ${column('cardType')}::text[], ${column('bodyDigest')}::bytea[], ${column('statementDigest')}::bytea[],
        ${column('failure')}::text[], ${column('acceptedAt')}::timestamptz[], ${offers.map((offer) => offer.sealedSubject.length)}::integer[])
        with ordinality
        as asked (offer_id, request_id, card_id, card_type, body_digest, statement_digest, failure, accepted_at, length,
          place)
    ), offered as (
      insert into offers (offer_id, institution_id, request_id, card_id, card_type, body_digest, statement_digest, failure,
        state, changed_at)
      select offer_id, ${institutionId}, request_id, card_id, card_type, body_digest, statement_digest, failure, 'accepted', accepted_at
      from asked
      where not exists (
        select from offers where institution_id = ${institutionId} and offers.card_id = asked.card_id
      )
      order by place
      on conflict do nothing
      returning offer_id, institution_id, changed_at, queue_number
    ), entrusted as (
      insert into subjects (offer_id, institution_id, sealed)
      select offer_id, institution_id, substring(${sealed}::bytea from start::integer for length)
      from offered join asked using (offer_id)
    ), noted as (${REQUESTED})
    select offer_id, ((select count(*) from offers where state = 'accepted')
      + row_number() over (order by queue_number) - 1)::integer as ahead
    from offered`.execute(within);
  return new Map(rows.map(({ offer_id: offerId, ahead }) => [offerId, ahead]));
}

/** Stores a later request of a card, whose lock the caller holds. Fails where the card has an open or living order. */
export async function insertOffer(within: Within, offer: NewOffer): Promise<void> {
  await sql`
    with offered as (
      insert into offers (offer_id, institution_id, request_id, card_id, card_type, body_digest, statement_digest, failure,
        state, changed_at)
      values (${offer.offerId}, ${offer.institutionId}, ${offer.requestId}, ${offer.cardId}, ${offer.cardType},
        ${offer.bodyDigest}, ${offer.statementDigest}, ${offer.failure}, 'accepted', ${offer.acceptedAt})
      returning offer_id, institution_id, changed_at
    ), entrusted as (
      insert into subjects (offer_id, institution_id, sealed)
      select offer_id, institution_id, ${offer.sealedSubject}::bytea from offered
    ), noted as (${REQUESTED})
    select offer_id from offered`.execute(within);
}

/**
 * Keeps everybody else from the card's orders until the transaction ends: from those that are there by their rows, from
 * those to come by a lock of its own. What is read of them afterwards is how they stand.
 */
export async function lockCard(
  transaction: Transaction<IssuerDatabase>,
  institutionId: string,
  cardId: string,
): Promise<{ orders: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${institutionId}/${cardId}`}, 0))`.execute(transaction);
  const { rows } = await sql`
    select offer_id from offers where institution_id = ${institutionId} and card_id = ${cardId}
    for update`.execute(transaction);
  return { orders: rows.length };
}

/** Cancels a request whose codes were never redeemed; false where it is in another state by now. */
export async function cancelOffer(within: Within, key: RequestKey, now: Date): Promise<boolean> {
  const { set, where } = moveOffers('cancelled', now, { from: ['accepted', 'ready'] });
  const { rows } = await sql`
    with cancelled as (
      update offers set ${set}
      where institution_id = ${key.institutionId} and request_id = ${key.requestId} and ${where}
      returning offer_id, institution_id
    ), forgotten as (
      delete from subjects using cancelled where subjects.offer_id = cancelled.offer_id
    )
    ${eventForEach('cancelled', { event: 'issuance.cancelled', actor: 'institution', at: now })}
    returning event_id`.execute(within);
  return rows.length === 1;
}

/** Requests whose newest state the institution has not confirmed, oldest change first. */
export async function selectUnconfirmed(
  within: Within,
  institutionId: string,
  limit: number,
): Promise<ReportedOffer[]> {
  const { rows } = await sql<ReportedOffer>`
    select ${REPORTED} from offers
    where institution_id = ${institutionId} and sequence > delivered_sequence
    order by changed_at limit ${limit}`.execute(within);
  return rows;
}

/** The institution has stored these; sealed codes go as soon as nothing newer waits to be told. */
export async function confirmReports(
  within: Within,
  institutionId: string,
  confirmations: readonly { requestId: string; sequence: number }[],
): Promise<void> {
  await sql`
    update offers
    set delivered_sequence = greatest(delivered_sequence, least(told.sequence, offers.sequence)),
      sealed_codes = case when told.sequence >= offers.sequence then null else sealed_codes end
    from unnest(${confirmations.map((told) => told.requestId)}::uuid[],
      ${confirmations.map((told) => told.sequence)}::integer[]) as told (request_id, sequence)
    where offers.institution_id = ${institutionId} and offers.request_id = told.request_id`.execute(within);
}
