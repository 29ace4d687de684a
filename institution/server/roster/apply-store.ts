import type { RosterRowProblem } from '@mleg/institution-contract/roster';
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Permission } from '../permission/permission.ts';
import { REGISTER_COLUMNS } from '../register/register-columns.ts';
import type { ImportKey } from './row-store.ts';

type Within = Transaction<InstitutionDatabase>;

/** What a file can say of a person; the rest of the row is not its business. */
const COLUMNS = [...REGISTER_COLUMNS, 'pesel_sealed', 'pesel_lookup', 'status', 'search_text'] as const;
const WRITTEN = sql.join(COLUMNS.map((column) => sql.ref(column)));
const columnsOf = (table: string) => sql.join(COLUMNS.map((column) => sql.ref(`${table}.${column}`)));

/**
 * Rows that bring a PESEL which somebody else has are conflicts after all, and whoever has it has not left.
 * @returns whose they are
 */
export async function leaveOutTaken(within: Within, { institutionId, importId }: ImportKey): Promise<string[]> {
  const problems = JSON.stringify([{ field: 'pesel', reason: 'pesel-of-other-person' } satisfies RosterRowProblem]);
  const { rows } = await sql<{ person_id: string }>`
    update roster_rows set kind = 'conflict', problems = ${problems}, pesel_sealed = null, pesel_lookup = null,
      person_id = case when kind = 'new' then holder.person_id else roster_rows.person_id end
    from people as holder
    where roster_rows.institution_id = ${institutionId} and roster_rows.import_id = ${importId}
      and roster_rows.kind in ('new', 'changed') and holder.institution_id = roster_rows.institution_id
      and holder.pesel_lookup = roster_rows.pesel_lookup and holder.person_id <> roster_rows.person_id
    returning holder.person_id`.execute(within);
  const holders = rows.map(({ person_id: personId }) => personId);
  if (holders.length === 0) return [];
  await within
    .deleteFrom('roster_rows')
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .where('kind', '=', 'leaving')
    .where('person_id', 'in', holders)
    .execute();
  return holders;
}

export async function writePeople(
  within: Within,
  { institutionId, importId }: ImportKey,
  _leave: Permission<'write-people'>,
): Promise<void> {
  const rows = sql`roster_rows.institution_id = ${institutionId} and roster_rows.import_id = ${importId}`;
  await sql`
    insert into people (institution_id, person_id, card_id, ${WRITTEN})
    select institution_id, person_id, card_id, ${WRITTEN} from roster_rows
    where ${rows} and kind = 'new'`.execute(within);
  await sql`
    update people set (${WRITTEN}) = row (${columnsOf('roster_rows')}) from roster_rows
    where ${rows} and roster_rows.kind = 'changed'
      and people.institution_id = roster_rows.institution_id and people.person_id = roster_rows.person_id`.execute(
    within,
  );
  await sql`
    update people set status = 'removed' from roster_rows
    where ${rows} and roster_rows.kind = 'leaving'
      and people.institution_id = roster_rows.institution_id and people.person_id = roster_rows.person_id`.execute(
    within,
  );
}

/** Whose data the import has changed, there or back. */
export async function selectChangedPeople(within: Within, { institutionId, importId }: ImportKey): Promise<string[]> {
  const rows = await within
    .selectFrom('roster_rows')
    .select('person_id')
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .where('kind', '=', 'changed')
    .execute();
  return rows.flatMap(({ person_id }) => person_id ?? []);
}

/** Whether anything has been built on the people whom the import brought: an order, a photo, an account. */
export async function selectAreNewPeopleInUse(
  within: Within,
  { institutionId, importId }: ImportKey,
): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (
      select from roster_rows as added
      where added.institution_id = ${institutionId} and added.import_id = ${importId} and added.kind = 'new' and (
        exists (select from card_orders as used
          where used.institution_id = added.institution_id and used.person_id = added.person_id)
        or exists (select from photos as used
          where used.institution_id = added.institution_id and used.person_id = added.person_id)
        or exists (select from accounts as used
          where used.institution_id = added.institution_id and used.person_id = added.person_id)
      )
    ) as used`.execute(within);
  return rows[0]?.used ?? false;
}

/** People as they were before the import. */
export async function restorePeople(
  within: Within,
  { institutionId, importId }: ImportKey,
  _leave: Permission<'write-people'>,
): Promise<void> {
  await sql`
    delete from people using roster_rows
    where roster_rows.institution_id = ${institutionId} and roster_rows.import_id = ${importId}
      and roster_rows.kind = 'new'
      and people.institution_id = roster_rows.institution_id and people.person_id = roster_rows.person_id`.execute(
    within,
  );
  await sql`
    update people set (${WRITTEN}) = row (${columnsOf('earlier')})
    from roster_rows cross join lateral jsonb_populate_record(null::people, roster_rows.before) as earlier
    where roster_rows.institution_id = ${institutionId} and roster_rows.import_id = ${importId}
      and roster_rows.kind in ('changed', 'leaving')
      and people.institution_id = roster_rows.institution_id and people.person_id = roster_rows.person_id`.execute(
    within,
  );
}

/** After a confirmation: what earlier decided imports left is forgotten, and rows that change nothing. */
export async function forgetDecided(within: Within, { institutionId, importId }: ImportKey): Promise<void> {
  await sql`
    delete from roster_rows using roster_imports
    where roster_rows.institution_id = ${institutionId}
      and roster_imports.institution_id = roster_rows.institution_id
      and roster_imports.import_id = roster_rows.import_id
      and roster_imports.state in ('confirmed', 'undone', 'discarded') and roster_rows.import_id <> ${importId}`.execute(
    within,
  );
  await sql`
    delete from roster_rows
    where institution_id = ${institutionId} and import_id = ${importId} and kind = 'same'`.execute(within);
  // Of what was taken nobody needs the cells.
  await sql`
    update roster_rows set cells_sealed = null
    where institution_id = ${institutionId} and import_id = ${importId} and kind in ('new', 'changed')`.execute(within);
}
