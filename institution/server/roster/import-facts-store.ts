import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { OPEN } from '../database/order-state-sql.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { ENTRY_FIELDS } from '../register/entry-fields.ts';
import { columnOf } from '../register/register-columns.ts';
import type { ImportKey } from './row-store.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** What tells who somebody is, apart from the PESEL's seal, which differs each time. */
const IDENTITY = ['family_name', 'given_name', 'birthdate', 'pesel_lookup'] as const;
const ENTRY = ENTRY_FIELDS.map(columnOf);
const differs = (one: string, other: string, columns: readonly string[] = IDENTITY) =>
  sql.join(
    columns.map((column) => sql`${sql.ref(`${one}.${column}`)} is distinct from ${sql.ref(`${other}.${column}`)}`),
    sql` or `,
  );

/** By the printed date of the plastic card; one that was not valid is valid longer by any date. */
const prolongs = (after: string, before: string) => {
  const [then, now] = [after, before].map((table) => sql.ref(`${table}.physical_card_valid_until`));
  return sql`(${then} is not null and (${now} is null or ${then} > ${now}))`;
};

const ENDED = sql`('removed', 'graduated')`;

/** As `losesRight` has it (`people/person.ts`). */
const standing = (table: string) =>
  sql`(case ${sql.ref(`${table}.status`)} when 'active' then 2 when 'on-leave' then 1 else 0 end)`;
const losesRight = (after: string, before: string) => sql`${standing(after)} < ${standing(before)}`;
const comesBack = (after: string, before: string) =>
  sql`(${sql.ref(`${before}.status`)} = 'on-leave' and ${sql.ref(`${after}.status`)} = 'active')`;

export interface ImportWeight {
  /** People who would become somebody else. */
  identities: number;
  /** People whose plastic cards would be valid longer. */
  prolonged: number;
  /** People whose number, class, or number or dates of the card would be others, or who would be back from leave. */
  changes: number;
  /** People who hold a card or codes and would lose the right to it, or whose plastic cards would end earlier. */
  cards: number;
  /** People who are listed, as somebody who has left or is on leave. */
  ending: number;
  /** People who had left and would be here again. */
  returning: number;
}

/** Somebody who holds a card or codes. */
const HOLDS = sql`exists (
  select from card_orders where card_orders.institution_id = people.institution_id
    and card_orders.person_id = people.person_id and card_orders.state in ${OPEN})`;

/** What a file means for people and cards, were it confirmed now. */
export async function selectImportWeight(
  within: Within,
  { institutionId, importId }: ImportKey,
): Promise<ImportWeight> {
  const { rows } = await sql<ImportWeight>`
    select
      count(*) filter (where roster_rows.kind = 'changed' and (${differs('roster_rows', 'people')}))::int as identities,
      count(*) filter (where roster_rows.kind = 'changed' and (${prolongs('roster_rows', 'people')}))::int as prolonged,
      count(*) filter (where roster_rows.kind = 'changed' and (${differs('roster_rows', 'people', ENTRY)}
        or ${comesBack('roster_rows', 'people')}))::int as changes,
      count(*) filter (where ${HOLDS} and (${prolongs('people', 'roster_rows')}
        or ${losesRight('roster_rows', 'people')}))::int as cards,
      count(*) filter (where roster_rows.kind = 'changed' and ${losesRight('roster_rows', 'people')})::int as ending,
      count(*) filter (where people.status in ${ENDED} and roster_rows.status not in ${ENDED})::int as returning
    from roster_rows join people using (institution_id, person_id)
    where roster_rows.institution_id = ${institutionId} and roster_rows.import_id = ${importId}
      and roster_rows.kind in ('changed', 'leaving')`.execute(within);
  return rows[0] ?? NOTHING;
}

const NOTHING: ImportWeight = { identities: 0, prolonged: 0, changes: 0, cards: 0, ending: 0, returning: 0 };

/** The same, if the file were undone. */
export async function selectUndoneWeight(
  within: Within,
  { institutionId, importId }: ImportKey,
): Promise<ImportWeight> {
  const { rows } = await sql<ImportWeight>`
    select
      count(*) filter (where roster_rows.kind = 'changed' and (${differs('people', 'earlier')}))::int as identities,
      count(*) filter (where roster_rows.kind = 'changed' and (${prolongs('earlier', 'people')}))::int as prolonged,
      count(*) filter (where roster_rows.kind = 'changed' and (${differs('people', 'earlier', ENTRY)}
        or ${comesBack('earlier', 'people')}))::int as changes,
      count(*) filter (where ${HOLDS} and (${prolongs('people', 'earlier')}
        or ${losesRight('earlier', 'people')}))::int as cards,
      count(*) filter (where ${losesRight('earlier', 'people')})::int as ending,
      count(*) filter (where people.status in ${ENDED} and earlier.status not in ${ENDED})::int as returning
    from roster_rows join people using (institution_id, person_id)
      cross join lateral jsonb_populate_record(null::people, roster_rows.before) as earlier
    where roster_rows.institution_id = ${institutionId} and roster_rows.import_id = ${importId}
      and roster_rows.kind in ('changed', 'leaving')`.execute(within);
  return rows[0] ?? NOTHING;
}

/** Whether a file changes anything about one of these people. */
export async function selectTouches(
  within: Within,
  { institutionId, importId }: ImportKey,
  people: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ touches: boolean }>`
    select exists (select from roster_rows
      where institution_id = ${institutionId} and import_id = ${importId} and kind in ('changed', 'leaving')
        and person_id = any(${people}::uuid[])) as touches`.execute(within);
  return rows[0]?.touches ?? false;
}
