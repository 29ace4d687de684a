import type { CardType } from '@mleg/student-card/card-type';
import { type Kysely, sql } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { changedAt, isOpen } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';

/** The order behind a card that is on a phone, or on its way there. */
export interface LiveOrder {
  offerId: string;
  cardType: CardType;
}

const LIVE = sql`(${isOpen} or offers.state = 'activated') and coalesce(card_status, 'valid') = 'valid'`;

export async function selectLiveOrder(
  database: Kysely<IssuerDatabase>,
  institutionId: string,
  cardId: string,
): Promise<LiveOrder | undefined> {
  const { rows } = await sql<LiveOrder>`
    select offer_id as "offerId", card_type as "cardType" from offers
    where institution_id = ${institutionId} and card_id = ${cardId} and ${LIVE}
    order by queue_number desc limit 1`.execute(database);
  return rows[0];
}

export interface CardUpdate {
  offerId: string;
  statementDigest: Uint8Array;
  sealed: Uint8Array;
  keepUntil: Date;
  now: Date;
}

/** Puts the newest statement in the place of one that waits; false, and nothing stored, where it says nothing new. */
export async function upsertUpdate(database: Kysely<IssuerDatabase>, update: CardUpdate): Promise<boolean> {
  const { offerId, statementDigest, sealed, keepUntil, now } = update;
  const { rows } = await sql`
    with stated as (
      update offers set statement_digest = ${statementDigest}, restate_asked_at = null
      where offer_id = ${offerId} and ${LIVE} and statement_digest is distinct from ${statementDigest}
      returning offer_id, institution_id
    ), stored as (
      insert into card_updates (offer_id, institution_id, sealed, stated_at, keep_until)
      select offer_id, institution_id, ${sealed}::bytea, ${now}::timestamptz,
        ${keepUntil}::timestamptz
      from stated
      on conflict (offer_id) do update
      set sealed = excluded.sealed, stated_at = excluded.stated_at,
        keep_until = excluded.keep_until
    )
    ${eventForEach('stated', { event: 'card.update-stated', actor: 'institution', at: now })}
    returning event_id`.execute(database);
  return rows.length === 1;
}

/** What nobody fetched in time, of which the institution is told, and what belongs to a card that is dead. */
export async function forgetUpdates(database: Kysely<IssuerDatabase>, now: Date): Promise<void> {
  await sql`
    with forgotten as (
      delete from card_updates using offers
      where card_updates.offer_id = offers.offer_id and (keep_until <= ${now} or not (${LIVE}))
      returning offers.offer_id, offers.institution_id
    ), reported as (
      update offers set ${changedAt(now)}
      from forgotten where offers.offer_id = forgotten.offer_id
    )
    ${eventForEach('forgotten', { event: 'card.update-forgotten', actor: 'issuer', at: now })}`.execute(database);
}
