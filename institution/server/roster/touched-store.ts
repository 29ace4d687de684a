import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { listName } from '../people/person.ts';
import { REGISTER_COLUMNS } from '../register/register-columns.ts';
import type { ImportKey } from './row-store.ts';

type Within = Transaction<InstitutionDatabase>;

/** What a file says of somebody; of a PESEL what stays the same however often it is sealed. */
const said = (table: string) =>
  sql`row(${sql.join([...REGISTER_COLUMNS, 'pesel_lookup', 'status'].map((column) => sql.ref(`${table}.${column}`)))})`;
const ofFile = ({ institutionId, importId }: ImportKey) =>
  sql`roster_rows.institution_id = ${institutionId} and roster_rows.import_id = ${importId}`;

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

interface Changed {
  total: number;
  people: { personId: string; displayName: string }[];
}

/** Who is no longer as the file has written them, in the order of a list of names. */
export async function selectChangedSince(within: Within, key: ImportKey, limit: number): Promise<Changed> {
  const { rows } = await sql<{ person_id: string; given_name: string; family_name: string; total: number }>`
    select people.person_id, people.given_name, people.family_name, count(*) over ()::int as total
    from people join roster_rows using (institution_id, person_id)
    where ${ofFile(key)} and roster_rows.kind in ('new', 'changed', 'leaving')
      and ${said('people')} is distinct from ${said('roster_rows')}
    order by people.family_name collate "pl-x-icu", people.given_name collate "pl-x-icu", people.person_id
    limit ${limit}`.execute(within);
  const people = rows.map((row) => ({
    personId: row.person_id,
    displayName: listName({ givenName: row.given_name, familyName: row.family_name }),
  }));
  return { total: rows[0]?.total ?? 0, people };
}
