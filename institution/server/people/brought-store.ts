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
