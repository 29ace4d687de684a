import { type Kysely, sql, type Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

export interface Halt {
  since: Date;
  /** The id of somebody at the desk, or `operator`. */
  by: string;
  byName: string | undefined;
  reason: string;
}

/** The halt that lasts; undefined while cards are signed. */
export async function selectHalt(within: Within): Promise<Halt | undefined> {
  const row = await within
    .selectFrom('halts')
    .leftJoin('staff', (join) => join.on(sql`staff.staff_id::text`, '=', sql.ref('halts.halted_by')))
    .select(['halted_at', 'halted_by', 'reason', 'display_name'])
    .where('resumed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  return { since: row.halted_at, by: row.halted_by, byName: row.display_name ?? undefined, reason: row.reason };
}

/** When each halt began, those that are over too. */
export async function selectHaltMoments(within: Within): Promise<Date[]> {
  const rows = await within.selectFrom('halts').select('halted_at').execute();
  return rows.map((row) => row.halted_at);
}

/** False where it is halted already. */
export async function insertHalt(
  within: Within,
  { at, by, reason }: { at: Date; by: string; reason: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into halts (halted_at, halted_by, reason) values (${at}, ${by}, ${reason})
    on conflict do nothing returning 1`.execute(within);
  return rows.length === 1;
}

/** Ends the halt and says when it had begun; undefined where it is not halted. */
export async function updateResumed(within: Within, { at, by }: { at: Date; by: string }): Promise<Date | undefined> {
  const row = await within
    .updateTable('halts')
    .set({ resumed_at: at, resumed_by: by })
    .where('resumed_at', 'is', null)
    .returning('halted_at')
    .executeTakeFirst();
  return row?.halted_at;
}
