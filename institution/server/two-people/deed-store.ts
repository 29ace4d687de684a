import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import { DEED_LIFE } from '../database/lives.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { DeedsTable } from '../database/two-people-schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export type DeedRecord = Selectable<DeedsTable>;

/** The same thing asked for again by the same account while it waits takes the place of what it asked before. */
export async function upsertDeed(within: Within, deed: DeedRecord): Promise<string> {
  const { deed_id: deedId } = await within
    .insertInto('deeds')
    .values(deed)
    .onConflict((conflict) =>
      conflict
        .columns(['institution_id', 'kind', 'about', 'apart', 'asked_by'])
        // A literal: of a parameter PostgreSQL cannot tell that it means the partial index.
        .where(sql<boolean>`state = 'held'`)
        .doUpdateSet({
          // The content is sealed for the row's own id.
          deed_id: deed.deed_id,
          content_sealed: deed.content_sealed,
          before_hash: deed.before_hash,
          rules: deed.rules,
          amount: deed.amount,
          asked_at: deed.asked_at,
          brought_by: deed.brought_by,
        }),
    )
    .returning('deed_id')
    .executeTakeFirstOrThrow();
  return deedId;
}

export function selectDeed(within: Within, institutionId: string, deedId: string): Promise<DeedRecord | undefined> {
  return within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('deed_id', '=', deedId)
    .executeTakeFirst();
}

export type DecidedRecord = DeedRecord & { state: Decision['state']; decided_by: string; decided_at: Date };

const isDecided = (record: DeedRecord): record is DecidedRecord =>
  (record.state === 'approved' || record.state === 'refused') &&
  record.decided_by !== null &&
  record.decided_at !== null;

/** What second people, and those who had asked, have decided since then; the newest first. */
export async function selectDecided(
  within: Within,
  institutionId: string,
  { since, limit, deedId }: { since: Date; limit: number; deedId?: string },
): Promise<DecidedRecord[]> {
  let query = within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('state', 'in', ['approved', 'refused'])
    .where('decided_at', '>', since);
  if (deedId !== undefined) query = query.where('deed_id', '=', deedId);
  const records = await query.orderBy('decided_at', 'desc').orderBy('deed_id').limit(limit).execute();
  return records.filter(isDecided);
}

export interface Decision {
  state: 'approved' | 'refused';
  decided_by: string;
  decided_at: Date;
  note?: string;
}

/** @returns false where it does not wait any longer */
export async function decideDeed(
  within: Within,
  { institution_id, deed_id }: Pick<DeedRecord, 'institution_id' | 'deed_id'>,
  { note, ...decision }: Decision,
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('deeds')
    .set({ ...decision, note: note ?? null })
    .where('institution_id', '=', institution_id)
    .where('deed_id', '=', deed_id)
    .where(DEED_LIFE.move(decision.state).where)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What was decided or done is no longer needed after a while, nor what nobody has decided about. */
export async function deleteDeedsBefore(within: Within, institutionId: string, before: Date): Promise<void> {
  await within
    .deleteFrom('deeds')
    .where('institution_id', '=', institutionId)
    .where('kind', '<>', 'keep-person')
    .where((row) => row(row.fn.coalesce('decided_at', 'asked_at'), '<', before))
    .execute();
}
