import type { DeedKind } from '@mleg/institution-contract/two-people';
import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { DeedRecord } from './deed-store.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Whether somebody has leave that a worker, or whoever asked, has still to use. */
export async function selectLeave(
  within: Within,
  institutionId: string,
  {
    kind,
    about,
    apart,
    askedBy,
    since,
  }: { kind: DeedKind; about: string; apart?: string; askedBy?: string; since?: Date },
): Promise<DeedRecord | undefined> {
  let query = within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('state', 'in', ['alone', 'approved']);
  if (apart !== undefined) query = query.where('apart', '=', apart);
  if (askedBy !== undefined) query = query.where('state', '=', 'approved').where('asked_by', '=', askedBy);
  if (since) query = query.where('decided_at', '>', since);
  return query.where('used_at', 'is', null).orderBy('asked_at', 'desc').limit(1).executeTakeFirst();
}

/** Leave that holds once. @returns false where it was used meanwhile */
export async function useLeave(
  within: Within,
  { institution_id, deed_id }: Pick<DeedRecord, 'institution_id' | 'deed_id'>,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('deeds')
    .set({ used_at: at })
    .where('institution_id', '=', institution_id)
    .where('deed_id', '=', deed_id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
