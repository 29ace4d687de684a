import { STATUS } from '@mleg/protocol/status-list/status-bits';
import type { CardStatus } from '@mleg/student-card/card-status';
import { type Kysely, sql, type Transaction } from 'kysely';
import { eventForEach } from '../database/event-for-each.ts';
import { CARD_LIFE, changedAt } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';

export interface StatusChange {
  institutionId: string;
  cardId: string;
  to: Exclude<CardStatus, 'revoked'>;
  /** Why, as the audit keeps it; of a suspension reports say it too. */
  reason: string;
  /** Of a suspension: its last moment. */
  until: Date | null;
  now: Date;
}

const BITS = { valid: STATUS.valid, suspended: STATUS.suspended } as const;
const EVENTS = { valid: 'card.resumed', suspended: 'card.suspended' } as const;

/**
 * Suspends the card on a phone, or ends its suspension, all of its copies at once. The caller holds the card's lock.
 * @returns false where the card is in no state from which it could go there
 */
export async function changeStatus(transaction: Transaction<IssuerDatabase>, change: StatusChange): Promise<boolean> {
  const { institutionId, cardId, to, reason, until, now } = change;
  const moved = CARD_LIFE.move(to);
  const { rows } = await sql<{ changed: boolean }>`
    with changed as (
      update offers
      set ${moved.set}, ${changedAt(now)}, card_status_reason = ${to === 'suspended' ? reason : null},
        suspended_until = ${until}
      where institution_id = ${institutionId} and card_id = ${cardId} and state = 'activated' and ${moved.where}
      returning offer_id, institution_id
    ), published as (
      insert into pending_status_changes (list_id, list_index, status, changed_at)
      select list_id, list_index, ${BITS[to]}::smallint, ${now} from credentials join changed using (offer_id)
    ), noted as (
      ${eventForEach('changed', { event: EVENTS[to], actor: 'institution', at: now, detail: { reason } })}
    )
    select exists (select from changed) as changed`.execute(transaction);
  return rows[0]?.changed ?? false;
}

/** Cards whose suspension has lasted long enough. */
export async function selectOverdueSuspensions(
  database: Kysely<IssuerDatabase>,
  now: Date,
  limit: number,
): Promise<{ institutionId: string; cardId: string }[]> {
  const { rows } = await sql<{ institutionId: string; cardId: string }>`
    select institution_id as "institutionId", card_id as "cardId" from offers
    where card_status = 'suspended' and suspended_until <= ${now}
    order by suspended_until limit ${limit}`.execute(database);
  return rows;
}

/** Under the card's lock: whether its suspension is still over. */
export async function isOverdue(
  transaction: Transaction<IssuerDatabase>,
  { institutionId, cardId, now }: { institutionId: string; cardId: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    select from offers where institution_id = ${institutionId} and card_id = ${cardId}
      and card_status = 'suspended' and suspended_until <= ${now}`.execute(transaction);
  return rows.length > 0;
}
