import type { StuckReason } from '@mleg/institution-contract/day';
import type { Kysely } from 'kysely';
import { type RawBuilder, sql } from 'kysely';
import { UNDER_WAY } from '../database/order-state-sql.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

export interface StuckRecord {
  person_id: string;
  given_name: string;
  family_name: string;
  studies: string;
  since: Date;
  expires_at: Date | null;
  detail: string | null;
  reminded: boolean;
  /** Of all, not only of those that are read. */
  total: number;
}

export interface Moments {
  now: Date;
  /** Codes that end before this are about to. */
  soon: Date;
  /** Codes that have been ready since before this lie about. */
  longAgo: Date;
  /** Orders that have not moved since before this are late. */
  aWhileAgo: Date;
  /** `about` of today's reminders ends with it. */
  today: string;
}

type OrderTrouble = Exclude<StuckReason, 'photo-rejected'>;

/** An open order is a person's newest by itself; a dead one must not have been followed by another. */
const ORDER_TROUBLES: Readonly<Record<OrderTrouble, (moments: Moments) => RawBuilder<unknown>>> = {
  locked: () => sql`o.state = 'locked' and ${notFollowed}`,
  failed: () => sql`o.state = 'failed' and ${notFollowed}`,
  delayed: ({ aWhileAgo }) => sql`o.state in ${UNDER_WAY} and (o.delayed or o.changed_at < ${aWhileAgo})`,
  expiring: ({ now, soon }) => sql`o.state = 'ready' and o.expires_at > ${now} and o.expires_at <= ${soon}`,
  expired: ({ now }) => sql`(o.state = 'expired' or o.state = 'ready' and o.expires_at <= ${now}) and ${notFollowed}`,
  unclaimed: ({ soon, longAgo }) => sql`o.state = 'ready' and o.expires_at > ${soon} and o.changed_at < ${longAgo}`,
};

const notFollowed = sql`not exists (
  select 1 from card_orders later
  where later.institution_id = o.institution_id and later.person_id = o.person_id and later.order_number > o.order_number
)`;

const NAMED = sql`p.person_id, p.given_name, p.family_name, p.studies, count(*) over ()::int as total`;

const reminded = (kind: 'codes-reminder' | 'photo-reminder', about: RawBuilder<unknown>, { today }: Moments) =>
  sql`exists (
    select 1 from messages m
    where m.institution_id = p.institution_id and m.kind = ${kind} and m.about = ${about} || ' ' || ${today}
  ) as reminded`;

/** Active people of one kind of trouble with codes, the longest first, and how many there are. */
export async function selectStuckOrders(
  database: Kysely<InstitutionDatabase>,
  institutionId: string,
  { reason, moments, limit }: { reason: OrderTrouble; moments: Moments; limit: number },
): Promise<StuckRecord[]> {
  const { rows } = await sql<StuckRecord>`
    select ${NAMED}, o.changed_at as since, o.expires_at, o.reason as detail,
      ${reminded('codes-reminder', sql`o.order_id::text`, moments)}
    from card_orders o
    join people p on p.institution_id = o.institution_id and p.person_id = o.person_id
    where o.institution_id = ${institutionId} and p.status = 'active' and ${ORDER_TROUBLES[reason](moments)}
    order by coalesce(o.expires_at, o.changed_at), p.person_id
    limit ${limit}`.execute(database);
  return rows;
}

/** Active people whose last photo was rejected, and who have none that was accepted since. */
export async function selectRejectedPhotos(
  database: Kysely<InstitutionDatabase>,
  institutionId: string,
  { moments, limit }: { moments: Moments; limit: number },
): Promise<StuckRecord[]> {
  const { rows } = await sql<StuckRecord>`
    select ${NAMED}, s.decided_at as since, null::timestamptz as expires_at, s.reason as detail,
      ${reminded('photo-reminder', sql`s.submission_id::text`, moments)}
    from photo_submissions s
    join people p on p.institution_id = s.institution_id and p.person_id = s.person_id
    where s.institution_id = ${institutionId} and s.state = 'rejected' and p.status = 'active'
      and not exists (
        select 1 from photo_submissions later
        where later.institution_id = s.institution_id and later.person_id = s.person_id
          and later.submitted_at > s.submitted_at
      )
      and not exists (
        select 1 from photos
        where photos.institution_id = s.institution_id and photos.person_id = s.person_id
          and photos.stored_at > s.decided_at
      )
    order by s.decided_at, p.person_id
    limit ${limit}`.execute(database);
  return rows;
}
