import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Transaction<InstitutionDatabase>;

/** Somebody who was entered by hand, and by whom. Of a file two people have seen each row together with all others. */
export async function insertBrought(
  within: Within,
  brought: { institution_id: string; person_id: string; brought_by: string },
): Promise<void> {
  await within.insertInto('people_brought').values(brought).execute();
}

/** Of these people those whom one of these accounts has entered by hand. */
export async function selectBroughtAmong(
  within: Within,
  institutionId: string,
  { broughtBy, personIds }: { broughtBy: readonly string[]; personIds: readonly string[] },
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await within
    .selectFrom('people_brought')
    .select('person_id')
    .where('institution_id', '=', institutionId)
    .where('person_id', 'in', personIds)
    .where('brought_by', 'in', broughtBy)
    .execute();
  return rows.map((row) => row.person_id);
}
