import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface StoredPhoto {
  jpeg: Buffer;
  sha256: Buffer;
}

export async function selectPhoto(
  within: Within,
  institutionId: string,
  personId: string,
): Promise<StoredPhoto | undefined> {
  return within
    .selectFrom('photos')
    .select(['jpeg', 'sha256'])
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

export async function upsertPhoto(
  within: Within,
  institutionId: string,
  personId: string,
  photo: StoredPhoto & { storedAt: Date },
): Promise<void> {
  const values = { jpeg: photo.jpeg, sha256: photo.sha256, stored_at: photo.storedAt };
  await within
    .insertInto('photos')
    .values({ institution_id: institutionId, person_id: personId, ...values })
    .onConflict((conflict) => conflict.columns(['institution_id', 'person_id']).doUpdateSet(values))
    .execute();
}
