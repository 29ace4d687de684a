import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { Staff } from './staff.ts';
import { staffOf } from './staff-store.ts';

type Within = Kysely<IssuerDatabase>;

export interface StoredSession {
  staff: Staff;
  createdAt: Date;
  seenAt: Date;
}

export async function insertSession(within: Within, tokenHash: Buffer, staffId: string, at: Date): Promise<void> {
  await within
    .insertInto('desk_sessions')
    .values({ token_hash: tokenHash, staff_id: staffId, created_at: at, seen_at: at })
    .execute();
}

export async function selectSession(within: Within, tokenHash: Buffer): Promise<StoredSession | undefined> {
  const row = await within
    .selectFrom('desk_sessions')
    .innerJoin('staff', 'staff.staff_id', 'desk_sessions.staff_id')
    .select(['created_at', 'seen_at', 'staff.staff_id', 'display_name', 'email', 'role'])
    .where('token_hash', '=', tokenHash)
    .where('active', '=', true)
    .executeTakeFirst();
  return row && { staff: staffOf(row), createdAt: row.created_at, seenAt: row.seen_at };
}

export async function updateSeenAt(within: Within, tokenHash: Buffer, at: Date): Promise<void> {
  await within.updateTable('desk_sessions').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute();
}

export async function deleteSession(within: Within, tokenHash: Buffer): Promise<void> {
  await within.deleteFrom('desk_sessions').where('token_hash', '=', tokenHash).execute();
}

export async function deleteSessionsBefore(within: Within, createdAt: Date, seenAt: Date): Promise<void> {
  await within
    .deleteFrom('desk_sessions')
    .where((where) => where.or([where('created_at', '<', createdAt), where('seen_at', '<', seenAt)]))
    .execute();
}
