import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface Holder {
  person_id: string;
  album_number: string;
  pesel_lookup: Buffer | null;
}

/** Who has this number or this PESEL. */
export function selectHolders(
  within: Within,
  institutionId: string,
  { albumNumber, lookup }: { albumNumber: string; lookup: Buffer | undefined },
): Promise<Holder[]> {
  return within
    .selectFrom('people')
    .select(['person_id', 'album_number', 'pesel_lookup'])
    .where('institution_id', '=', institutionId)
    .where((row) =>
      row.or([row('album_number', '=', albumNumber), ...(lookup ? [row('pesel_lookup', '=', lookup)] : [])]),
    )
    .execute();
}
