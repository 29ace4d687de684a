import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** JSON of the columns chosen for files with these headers. */
export async function selectColumns(
  within: Within,
  institutionId: string,
  headersHash: Buffer,
): Promise<string | undefined> {
  const row = await within
    .selectFrom('roster_columns')
    .select('columns')
    .where('institution_id', '=', institutionId)
    .where('headers_hash', '=', headersHash)
    .executeTakeFirst();
  return row?.columns;
}

export async function upsertColumns(
  within: Within,
  institutionId: string,
  headersHash: Buffer,
  columns: string,
): Promise<void> {
  await within
    .insertInto('roster_columns')
    .values({ institution_id: institutionId, headers_hash: headersHash, columns })
    .onConflict((conflict) => conflict.columns(['institution_id', 'headers_hash']).doUpdateSet({ columns }))
    .execute();
}
