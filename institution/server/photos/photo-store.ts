import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Permission } from '../permission/permission.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface StoredPhoto {
  jpeg: Buffer;
  sha256: Buffer;
}

/** By the id of the person; only those who have one are there. */
export async function selectPhotos(
  within: Within,
  institutionId: string,
  personIds: readonly string[],
): Promise<Map<string, StoredPhoto>> {
  const rows = await within
    .selectFrom('photos')
    .select(['person_id', 'jpeg', 'sha256'])
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', sql<string>`any (${personIds}::uuid[])`)
    .execute();
  return new Map(rows.map(({ person_id, ...photo }) => [person_id, photo]));
}

/** Whose photo is there and still has the hash it was stored with; the pictures stay in the database. */
export async function selectUndamaged(
  within: Within,
  institutionId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const rows = await within
    .selectFrom('photos')
    .select('person_id')
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', sql<string>`any (${personIds}::uuid[])`)
    .where(sql<boolean>`sha256(jpeg) = sha256`)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

export async function upsertPhoto(
  within: Within,
  institutionId: string,
  personId: string,
  photo: StoredPhoto & { storedAt: Date },
  _leave: Permission<'set-photo'>,
): Promise<void> {
  const values = { jpeg: photo.jpeg, sha256: photo.sha256, stored_at: photo.storedAt };
  await within
    .insertInto('photos')
    .values({ institution_id: institutionId, person_id: personId, ...values })
    .onConflict((conflict) => conflict.columns(['institution_id', 'person_id']).doUpdateSet(values))
    .execute();
}
