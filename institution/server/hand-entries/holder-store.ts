import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Who has this number. */
export function selectHolders(
  within: Within,
  institutionId: string,
  albumNumber: string,
): Promise<{ person_id: string }[]> {
  return within
    .selectFrom('people')
    .select('person_id')
    .where('institution_id', '=', institutionId)
    .where('album_number', '=', albumNumber)
    .execute();
}
