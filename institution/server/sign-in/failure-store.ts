import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase>;

export interface Attempt {
  institutionId: string;
  counted: Buffer;
  now: Date;
  /** Of a window that starts now, where none is running. */
  windowEndsAt: Date;
}

/**
 * Counts one attempt before it is judged, in one statement: attempts at the same instant each get a number of their own.
 * @returns the attempt's number in the running window, and when that ends
 */
export async function countAttempt(within: Within, attempt: Attempt): Promise<{ count: number; windowEndsAt: Date }> {
  const { rows } = await sql<{ failures: number; window_ends_at: Date }>`
    insert into sign_in_failures as known (institution_id, counted, failures, window_ends_at)
    values (${attempt.institutionId}, ${attempt.counted}, 1, ${attempt.windowEndsAt})
    on conflict (institution_id, counted) do update set
      failures = case when known.window_ends_at <= ${attempt.now} then 1 else known.failures + 1 end,
      window_ends_at = case when known.window_ends_at <= ${attempt.now}
        then excluded.window_ends_at else known.window_ends_at end
    returning failures, window_ends_at`.execute(within);
  const row = rows[0];
  if (!row) throw new Error('An attempt was not counted.');
  return { count: row.failures, windowEndsAt: row.window_ends_at };
}

export async function deleteAttempts(within: Within, institutionId: string, counted: Buffer): Promise<void> {
  await within
    .deleteFrom('sign_in_failures')
    .where('institution_id', '=', institutionId)
    .where('counted', '=', counted)
    .execute();
}

/** Takes back one attempt that was none: it succeeded. */
export async function uncountAttempt(within: Within, institutionId: string, counted: Buffer): Promise<void> {
  await within
    .updateTable('sign_in_failures')
    .set({ failures: sql`failures - 1` })
    .where('institution_id', '=', institutionId)
    .where('counted', '=', counted)
    .where('failures', '>', 0)
    .execute();
}

export async function deleteOldAttempts(within: Within, institutionId: string, now: Date): Promise<void> {
  await within
    .deleteFrom('sign_in_failures')
    .where('institution_id', '=', institutionId)
    .where('window_ends_at', '<=', now)
    .execute();
}
