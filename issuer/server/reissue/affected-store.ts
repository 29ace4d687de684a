import type { CardStatus } from '@mleg/student-card/card-status';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { changedAt } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';

/** Which cards are meant: all that is said has to hold for the same copy of a card. */
export interface Affected {
  /** `kid` of the key that signed. */
  key?: string;
  /** Version of the rules by which the linter let it pass (`CARD_RULES`). */
  rules?: string;
  institutionId?: string;
  from?: Date;
  to?: Date;
}

/** One card, once for each time it was signed. */
export interface AffectedCard {
  offerId: string;
  institutionId: string;
  cardId: string;
  requestId: string;
  issue: number;
  signedBy: string | null;
  rules: string | null;
  intendedAt: Date | null;
  copies: number;
  cardStatus: CardStatus | null;
  /** The issue that the phone has is this one, as far as this database knows. */
  current: boolean;
  /** A restore has revoked it: after the backup it was revoked, or renewed, and the journal does not say which. */
  endedByRestore: boolean;
}

/** Copies from before the columns count by the moment of their card, and by neither key nor rules. */
const matches = ({ key, rules, institutionId, from, to }: Affected): RawBuilder<boolean> => {
  const moment = sql`coalesce(credentials.intended_at, offers.activated_at)`;
  const conditions = [
    ...(key === undefined ? [] : [sql`credentials.signed_by = ${key}`]),
    ...(rules === undefined ? [] : [sql`credentials.rules = ${rules}`]),
    ...(institutionId === undefined ? [] : [sql`credentials.institution_id = ${institutionId}`]),
    ...(from === undefined ? [] : [sql`${moment} >= ${from}`]),
    ...(to === undefined ? [] : [sql`${moment} < ${to}`]),
  ];
  return sql<boolean>`(${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)})`;
};

/** The next so many after `after`, in the order of their offers: a list of a hundred thousand is read in pieces. */
export async function selectAffected(
  database: Kysely<IssuerDatabase>,
  affected: Affected,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<AffectedCard[]> {
  const { rows } = await sql<AffectedCard>`
    with next as (
      select distinct offer_id from credentials join offers using (offer_id)
      where ${matches(affected)} and ${after === undefined ? sql`true` : sql`offer_id > ${after}::uuid`}
      order by offer_id limit ${limit}
    ), restores as (
      select at, event_id as applied_id from audit_events where institution_id = '' and event = 'restore.applied'
    )
    select offer_id as "offerId", offers.institution_id as "institutionId", card_id as "cardId",
      request_id as "requestId", credentials.issue, signed_by as "signedBy", rules,
      min(credentials.intended_at) as "intendedAt", count(*)::integer as copies, card_status as "cardStatus",
      credentials.issue = confirmed_issue as current,
      exists (
        select from audit_events join restores using (at)
        where audit_events.institution_id = offers.institution_id and subject = next.offer_id::text
          and event = 'card.revoked' and event_id < applied_id
      ) as "endedByRestore"
    from next join offers using (offer_id) join credentials using (offer_id)
    where ${matches(affected)}
    group by next.offer_id, offers.institution_id, card_id, request_id, credentials.issue, signed_by, rules, card_status,
      confirmed_issue
    order by offer_id, credentials.issue`.execute(database);
  return rows;
}

/** What `Affected` may name: the keys and rules that any copy was signed by, the keys there are now, all institutions. */
export async function selectNames(
  database: Kysely<IssuerDatabase>,
): Promise<{ key: string[]; rules: string[]; institutionId: string[] }> {
  const { rows } = await sql<{ key: string[]; rules: string[]; institutionId: string[] }>`
    select
      array(select signed_by from credentials where signed_by is not null
        union select fingerprint from key_fingerprints) as key,
      array(select distinct rules from credentials where rules is not null) as rules,
      array(select institution_id from institutions) as "institutionId"`.execute(database);
  return rows[0] ?? { key: [], rules: [], institutionId: [] };
}

const isLive = sql`offers.state = 'activated' and offers.card_status = 'valid'`;
const isOnThePhone = sql`credentials.issue = offers.confirmed_issue`;

/**
 * Asks the institutions of so many more live cards to state them anew: with the next report, which is sent until it is
 * confirmed. Nobody is asked twice while an answer is awaited or fetched. @returns how many were asked
 */
export async function askForStatements(
  database: Kysely<IssuerDatabase>,
  affected: Affected,
  { at, limit }: { at: Date; limit: number },
): Promise<number> {
  const { rows } = await sql`
    with wanted as (
      select distinct offer_id from credentials join offers using (offer_id)
      where ${matches(affected)} and ${isLive} and ${isOnThePhone} and restate_asked_at is null
        and not exists (select from card_updates where card_updates.offer_id = offers.offer_id)
      order by offer_id limit ${limit}
    ), asked as (
      update offers set ${changedAt(at)}, restate_asked_at = ${at}, statement_digest = null
      from wanted where offers.offer_id = wanted.offer_id and ${isLive} and restate_asked_at is null
      returning offers.offer_id, offers.institution_id
    )
    ${eventForEach('asked', { event: 'card.restate-asked', actor: 'issuer', at })}
    returning event_id`.execute(database);
  return rows.length;
}

/** How far it is: of the live cards meant, those that nobody asked about, asked, stated and not fetched. */
export interface Progress {
  notAsked: number;
  asked: number;
  waiting: number;
}

export async function countProgress(database: Kysely<IssuerDatabase>, affected: Affected): Promise<Progress> {
  const { rows } = await sql<Progress>`
    with live as (
      select distinct offer_id, restate_asked_at,
        exists (select from card_updates where card_updates.offer_id = offers.offer_id) as stated
      from credentials join offers using (offer_id)
      where ${matches(affected)} and ${isLive} and ${isOnThePhone}
    )
    select count(*) filter (where restate_asked_at is null and not stated)::integer as "notAsked",
      count(*) filter (where restate_asked_at is not null and not stated)::integer as asked,
      count(*) filter (where stated)::integer as waiting
    from live`.execute(database);
  return rows[0] ?? { notAsked: 0, asked: 0, waiting: 0 };
}
