import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { REGISTER_COLUMNS } from '../register/register-columns.ts';
import type { ImportKey } from './row-store.ts';

/** Of a PESEL what stays the same however often it is sealed. */
const SAID = sql.join([...REGISTER_COLUMNS, 'pesel_lookup', 'status'].map((column) => sql.ref(`people.${column}`)));

/** One value for all whom a file touches as they are now: whoever is changed by hand meanwhile makes it another. */
export async function digestTouched(
  within: Transaction<InstitutionDatabase>,
  { institutionId, importId }: ImportKey,
): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select encode(sha256(convert_to(coalesce(string_agg(row(people.person_id, ${SAID})::text, '' order by people.person_id), ''),
      'UTF8')), 'hex') as digest
    from people where institution_id = ${institutionId} and person_id in (
      select person_id from roster_rows
      where institution_id = ${institutionId} and import_id = ${importId} and kind in ('new', 'changed', 'leaving'))`.execute(
    within,
  );
  return rows[0]?.digest ?? '';
}
