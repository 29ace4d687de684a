import { type Kysely, sql } from 'kysely';
import { OPEN } from '../database/order-state-sql.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

export interface QueueRecord {
  count: number;
  since: Date | null;
}

const NOBODY: QueueRecord = { count: 0, since: null };

/** How many applications wait for the office, and since when. */
export async function countWaitingApplications(
  database: Kysely<InstitutionDatabase>,
  institutionId: string,
): Promise<QueueRecord> {
  const { rows } = await sql<QueueRecord>`
    select count(*)::int as count, min(applied_at) as since from applications
    where institution_id = ${institutionId} and state = 'waiting'`.execute(database);
  return rows[0] ?? NOBODY;
}

/** How many mass actions wait for somebody else than who asked for them, and since when. */
export async function countHeldActions(
  database: Kysely<InstitutionDatabase>,
  institutionId: string,
  reader: string,
): Promise<QueueRecord> {
  const { rows } = await sql<QueueRecord>`
    select count(*)::int as count, min(requested_at) as since from mass_actions
    where institution_id = ${institutionId} and state = 'held' and requested_by <> ${reader}`.execute(database);
  return rows[0] ?? NOBODY;
}

/** How many people who have left hold a card or codes; since when is not known. */
export async function countLeavers(database: Kysely<InstitutionDatabase>, institutionId: string): Promise<QueueRecord> {
  const { rows } = await sql<QueueRecord>`
    select count(*)::int as count, null::timestamptz as since
    from people join card_orders using (institution_id, person_id)
    where people.institution_id = ${institutionId} and people.status in ('removed', 'graduated')
      and card_orders.state in ${OPEN}`.execute(database);
  return rows[0] ?? NOBODY;
}

/** How many photos wait for the office, and since when. */
export async function countWaitingPhotos(
  database: Kysely<InstitutionDatabase>,
  institutionId: string,
): Promise<QueueRecord> {
  const { rows } = await sql<QueueRecord>`
    select count(*)::int as count, min(submitted_at) as since from photo_submissions
    where institution_id = ${institutionId} and state = 'waiting'`.execute(database);
  return rows[0] ?? NOBODY;
}
