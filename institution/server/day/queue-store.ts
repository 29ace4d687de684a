import { type Kysely, sql } from 'kysely';
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
