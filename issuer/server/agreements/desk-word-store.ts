import type { StaffRole } from '@mleg/issuer-contract/staff';
import type { Kysely, Transaction } from 'kysely';
import type { DeskWordTable, IssuerDatabase } from '../database/schema.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

/** @returns false where the same person has said so already */
export async function insertWord(within: Within, word: DeskWordTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await within
    .insertInto('desk_words')
    .values(word)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** All who have said yes to this, and work here; the first first. */
export async function selectWords(
  within: Within,
  { institution_id, agreement_version, decision }: Omit<DeskWordTable, 'staff_id' | 'at'>,
): Promise<{ name: string; role: StaffRole }[]> {
  return within
    .selectFrom('desk_words')
    .innerJoin('staff', 'staff.staff_id', 'desk_words.staff_id')
    .select(['staff.display_name as name', 'staff.role'])
    .where('institution_id', '=', institution_id)
    .where('agreement_version', '=', agreement_version)
    .where('decision', '=', decision)
    .where('staff.active', '=', true)
    .orderBy('desk_words.at')
    .execute();
}
