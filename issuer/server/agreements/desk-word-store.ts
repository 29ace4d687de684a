import type { Transaction } from 'kysely';
import type { DeskWordTable, IssuerDatabase } from '../database/schema.ts';

type Within = Transaction<IssuerDatabase>;

/** @returns false where the same person has said so already */
export async function insertWord(within: Within, word: DeskWordTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await within
    .insertInto('desk_words')
    .values(word)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The roles of all who have said yes to this, and work here. */
export async function selectRolesOfWords(
  within: Within,
  { institution_id, agreement_version, decision }: Omit<DeskWordTable, 'staff_id' | 'at'>,
): Promise<string[]> {
  const rows = await within
    .selectFrom('desk_words')
    .innerJoin('staff', 'staff.staff_id', 'desk_words.staff_id')
    .select('staff.role')
    .where('institution_id', '=', institution_id)
    .where('agreement_version', '=', agreement_version)
    .where('decision', '=', decision)
    .where('staff.active', '=', true)
    .execute();
  return rows.map(({ role }) => role);
}
