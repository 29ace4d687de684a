import { STATUS } from '@mleg/protocol/status-list/status-bits';
import { type Kysely, sql } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { CARD_LIFE, hasCard, isDead, moveOffers } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';

const BATCH = 500;

/** Codes that nobody used in time die, and the holder's data with them. Returns how many. */
export async function expireUnused(database: Kysely<IssuerDatabase>, now: Date): Promise<number> {
  const { set, where } = moveOffers('expired', now, { from: ['ready'] });
  const { rows } = await sql`
    with due as (
      select offer_id from offers where ${where} and expires_at <= ${now} limit ${BATCH} for update skip locked
    ), expired as (
      update offers set ${set} from due where offers.offer_id = due.offer_id and ${where}
      returning offers.offer_id, offers.institution_id
    ), forgotten as (
      delete from subjects using expired where subjects.offer_id = expired.offer_id
    )
    ${eventForEach('expired', { event: 'offer.expired', actor: 'issuer', at: now })}
    returning event_id`.execute(database);
  return rows.length;
}

/** An offer whose last attempt was spent by a process that died before it could close it. */
export async function lockSpent(database: Kysely<IssuerDatabase>, now: Date): Promise<number> {
  const { set, where } = moveOffers('locked', now);
  const { rows } = await sql`
    with locked as (
      update offers set ${set} where ${where} and attempts_left = 0
      returning offer_id, institution_id
    ), forgotten as (
      delete from subjects using locked where subjects.offer_id = locked.offer_id
    )
    ${eventForEach('locked', { event: 'activation.locked', actor: 'issuer', at: now })}
    returning event_id`.execute(database);
  return rows.length;
}

/** Cards that were handed out before `handedOutBefore` to a wallet that says nothing count as activated. */
export async function activateSilent(
  database: Kysely<IssuerDatabase>,
  handedOutBefore: Date,
  now: Date,
): Promise<number> {
  const { set, where } = moveOffers('activated', now);
  const { rows } = await sql`
    with activated as (
      update offers set ${set}, activated_at = issued_at where ${where} and issued_at <= ${handedOutBefore}
      returning offer_id, institution_id
    )
    ${eventForEach('activated', { event: 'activation.assumed', actor: 'issuer', at: now })}
    returning event_id`.execute(database);
  return rows.length;
}

/**
 * A token ran out before a card was fetched. What was intended may have been signed by a process that died then, so its
 * places are revoked: an orphan must not live (I6).
 */
export async function expireUnfetched(database: Kysely<IssuerDatabase>, now: Date): Promise<number> {
  const { set, where } = moveOffers('expired', now, { from: ['redeemed'] });
  const { rows } = await sql`
    with expired as (
      update offers set ${set}, ${CARD_LIFE.move('revoked', { when: hasCard }).set}
      where ${where} and issued_at is null and token_expires_at <= ${now}
      returning offer_id, institution_id
    ), forgotten as (
      delete from subjects using expired where subjects.offer_id = expired.offer_id
    ), revoked as (
      insert into pending_status_changes (list_id, list_index, status, changed_at)
      select list_id, list_index, ${STATUS.invalid}::smallint, ${now} from credentials join expired using (offer_id)
    )
    ${eventForEach('expired', { event: 'activation.abandoned', actor: 'issuer', at: now })}
    returning event_id`.execute(database);
  return rows.length;
}

/** Data whose token has run out, and with it the reason to keep them. */
export async function forgetSubjects(database: Kysely<IssuerDatabase>, now: Date): Promise<number> {
  const { rows } = await sql`
    with forgotten as (
      delete from subjects using offers
      where subjects.offer_id = offers.offer_id
        and (${isDead}
          or (offers.state = 'activated' and offers.token_expires_at <= ${now}))
      returning offers.offer_id, offers.institution_id
    )
    ${eventForEach('forgotten', { event: 'subject.forgotten', actor: 'issuer', at: now })}
    returning event_id`.execute(database);
  return rows.length;
}
