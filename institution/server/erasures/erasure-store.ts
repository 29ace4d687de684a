import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** An erasure that this database has seen. */
export interface KnownErasure {
  tombstone: string;
  at: Date;
}

export async function insertErasure(within: Within, institutionId: string, { tombstone, at }: KnownErasure) {
  await within
    .insertInto('erasures')
    .values({ institution_id: institutionId, tombstone, erased_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function selectIsErased(within: Within, institutionId: string, tombstone: string): Promise<boolean> {
  const row = await within
    .selectFrom('erasures')
    .select('erased_at')
    .where('institution_id', '=', institutionId)
    .where('tombstone', '=', tombstone)
    .executeTakeFirst();
  return row !== undefined;
}

export async function selectErasures(within: Within, institutionId: string): Promise<KnownErasure[]> {
  const rows = await within
    .selectFrom('erasures')
    .select(['tombstone', 'erased_at'])
    .where('institution_id', '=', institutionId)
    .execute();
  return rows.map(({ tombstone, erased_at: at }) => ({ tombstone, at }));
}

/** The tombstones of all institutions that share the database. */
export async function selectAllErasures(within: Within): Promise<string[]> {
  const rows = await within.selectFrom('erasures').select('tombstone').execute();
  return rows.map(({ tombstone }) => tombstone);
}
