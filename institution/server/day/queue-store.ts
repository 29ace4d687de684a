import { type Kysely, sql } from 'kysely';
import { OPEN } from '../database/order-state-sql.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

export interface QueueRecord {
  count: number;
  since: Date | null;
}

const NOBODY: QueueRecord = { count: 0, since: null };

/** One person has decided, and a second one has still to look. */
const isHeld = (institutionId: string, id: 'application_id' | 'submission_id') =>
  sql`exists (select from deeds where deeds.institution_id = ${institutionId} and deeds.about = ${sql.ref(id)}
    and deeds.state = 'held')`;

/** How many applications wait for the office, and since when. */
export async function countWaitingApplications(
  database: Kysely<InstitutionDatabase>,
  institutionId: string,
): Promise<QueueRecord> {
  const { rows } = await sql<QueueRecord>`
    select count(*)::int as count, min(applied_at) as since from applications
    where institution_id = ${institutionId} and state = 'waiting' and not ${isHeld(institutionId, 'application_id')}`.execute(
    database,
  );
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
    where institution_id = ${institutionId} and state = 'waiting' and not ${isHeld(institutionId, 'submission_id')}`.execute(
    database,
  );
  return rows[0] ?? NOBODY;
}
