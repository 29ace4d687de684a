import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { REGISTER_COLUMNS } from '../register/register-columns.ts';
import type { ImportKey } from './row-store.ts';

type Within = Transaction<InstitutionDatabase>;

/** What a file says of somebody; of a PESEL what stays the same however often it is sealed. */
const said = (table: string) =>
  sql`row(${sql.join([...REGISTER_COLUMNS, 'pesel_lookup', 'status'].map((column) => sql.ref(`${table}.${column}`)))})`;
const ofFile = ({ institutionId, importId }: ImportKey) =>
  sql`roster_rows.institution_id = ${institutionId} and roster_rows.import_id = ${importId}`;

/** One value for all whom a file touches as they are now: whoever is changed by hand meanwhile makes it another. */
export async function digestTouched(within: Within, key: ImportKey): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select encode(sha256(convert_to(coalesce(string_agg(row(people.person_id, ${said('people')})::text, '' order by people.person_id), ''),
      'UTF8')), 'hex') as digest
    from people join roster_rows using (institution_id, person_id)
    where ${ofFile(key)} and roster_rows.kind in ('new', 'changed', 'leaving')`.execute(within);
  return rows[0]?.digest ?? '';
}

/** Whoever else changes one of those whom a file touches waits for the end of the transaction; in the order of all. */
export async function lockTouched(within: Within, key: ImportKey): Promise<void> {
  await sql`
    select from people join roster_rows using (institution_id, person_id)
    where ${ofFile(key)} and roster_rows.kind in ('new', 'changed', 'leaving')
    order by people.person_id for no key update of people`.execute(within);
}

/** Whether somebody is no longer as the file was compared with them, or a number that it brings is somebody's by now. */
export async function selectIsOutdated(within: Within, key: ImportKey): Promise<boolean> {
  const { rows } = await sql<{ outdated: boolean }>`
    select exists (
      select from roster_rows left join people using (institution_id, person_id)
        left join lateral jsonb_populate_record(null::people, roster_rows.before) as compared on true
      where ${ofFile(key)} and roster_rows.kind in ('changed', 'leaving')
        and (people.person_id is null or ${said('people')} is distinct from ${said('compared')})
    ) or exists (
      select from roster_rows join people using (institution_id, album_number)
      where ${ofFile(key)} and roster_rows.kind = 'new'
    ) as outdated`.execute(within);
  return rows[0]?.outdated ?? true;
}
