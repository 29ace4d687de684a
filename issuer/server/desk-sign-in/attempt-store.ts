import { type Kysely, sql } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

type Within = Kysely<IssuerDatabase>;

/**
 * Counts one attempt before it is judged, in one statement: attempts at the same instant each get a number of their own.
 * @returns the attempt's number in the running window, and when that ends
 */
export async function countAttempt(
  within: Within,
  counted: Buffer,
  now: Date,
  windowEndsAt: Date,
): Promise<{ count: number; windowEndsAt: Date }> {
  const { rows } = await sql<{ attempts: number; window_ends_at: Date }>`
    insert into desk_sign_in_attempts as known (counted, attempts, window_ends_at)
    values (${counted}, 1, ${windowEndsAt})
    on conflict (counted) do update set
      attempts = case when known.window_ends_at <= ${now} then 1 else known.attempts + 1 end,
      window_ends_at = case when known.window_ends_at <= ${now}
        then excluded.window_ends_at else known.window_ends_at end
    returning attempts, window_ends_at`.execute(within);
  const row = rows[0];
  if (!row) throw new Error('An attempt was not counted.');
  return { count: row.attempts, windowEndsAt: row.window_ends_at };
}

export async function deleteAttempts(within: Within, counted: Buffer): Promise<void> {
  await within.deleteFrom('desk_sign_in_attempts').where('counted', '=', counted).execute();
}

export async function deleteOldAttempts(within: Within, now: Date): Promise<void> {
  await within.deleteFrom('desk_sign_in_attempts').where('window_ends_at', '<=', now).execute();
}
