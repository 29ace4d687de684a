import type { RosterColumns } from '@mleg/institution-contract/roster';
import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { decodeColumns } from './import-record.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** The columns chosen for files with these headers. */
export async function selectColumns(
  within: Within,
  institutionId: string,
  headersHash: Buffer,
): Promise<RosterColumns | undefined> {
  const row = await within
    .selectFrom('roster_columns')
    .select('columns')
    .where('institution_id', '=', institutionId)
    .where('headers_hash', '=', headersHash)
    .executeTakeFirst();
  return row && decodeColumns(row.columns);
}

export async function upsertColumns(
  within: Within,
  institutionId: string,
  headersHash: Buffer,
  chosen: RosterColumns,
): Promise<void> {
  const columns = JSON.stringify(chosen);
  await within
    .insertInto('roster_columns')
    .values({ institution_id: institutionId, headers_hash: headersHash, columns })
    .onConflict((conflict) => conflict.columns(['institution_id', 'headers_hash']).doUpdateSet({ columns }))
    .execute();
}
