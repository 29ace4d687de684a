import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Whoever enters last waits for somebody else. */
export async function upsertHandEntry(
  within: Within,
  institutionId: string,
  { personId, enteredBy }: { personId: string; enteredBy: string },
): Promise<void> {
  await within
    .insertInto('hand_entries')
    .values({ institution_id: institutionId, person_id: personId, entered_by: enteredBy })
    .onConflict((conflict) => conflict.columns(['institution_id', 'person_id']).doUpdateSet({ entered_by: enteredBy }))
    .execute();
}

export async function selectHandEntry(
  within: Within,
  institutionId: string,
  personId: string,
): Promise<{ enteredBy: string } | undefined> {
  const row = await within
    .selectFrom('hand_entries')
    .select('entered_by')
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row && { enteredBy: row.entered_by };
}

/** @returns false where somebody has confirmed it, or entered anew, meanwhile */
export async function deleteHandEntry(
  within: Within,
  institutionId: string,
  { personId, enteredBy }: { personId: string; enteredBy: string },
): Promise<boolean> {
  const { numDeletedRows } = await within
    .deleteFrom('hand_entries')
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', personId)
    .where('entered_by', '=', enteredBy)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

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
