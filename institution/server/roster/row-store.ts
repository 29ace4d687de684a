import { PERSON_FIELDS } from '@mleg/institution-contract/person-fields';
import type { RosterRowProblem } from '@mleg/institution-contract/roster';
import { type RosterRowKind, rosterRowProblemSchema } from '@mleg/institution-contract/roster';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import * as z from 'zod';
import type { RosterRowsTable } from '../database/roster-schema.ts';
import type { InstitutionDatabase, PeopleTable } from '../database/schema.ts';
import { columnOf, PLAIN_FIELDS, REGISTER_COLUMNS } from '../register/register-columns.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface ImportKey {
  institutionId: string;
  importId: string;
}

type WithProblems<Row> = Omit<Row, 'problems'> & { problems: readonly RosterRowProblem[] };

export type StagedRow = WithProblems<Omit<Selectable<RosterRowsTable>, 'institution_id' | 'import_id'>>;
export type KnownPerson = Selectable<PeopleTable>;
/** `stands`: the whole row in the same moment, as a staged one keeps it. */
export type ComparedPerson = KnownPerson & { stands: NonNullable<StagedRow['before']> };

export async function deleteRows(within: Within, { institutionId, importId }: ImportKey): Promise<void> {
  await within
    .deleteFrom('roster_rows')
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .execute();
}

export type WrittenKind = 'new' | 'changed' | 'leaving';

/** Whom a file writes, and as what. */
export async function selectWritten(
  within: Within,
  { institutionId, importId }: ImportKey,
): Promise<{ personId: string; kind: WrittenKind }[]> {
  const { rows } = await sql<{ person_id: string; kind: WrittenKind }>`
    select person_id, kind from roster_rows
    where institution_id = ${institutionId} and import_id = ${importId} and kind in ('new', 'changed', 'leaving')
    order by line, person_id`.execute(within);
  return rows.map(({ person_id: personId, kind }) => ({ personId, kind }));
}

const REGISTERED = sql.join(REGISTER_COLUMNS.map((column) => sql.ref(column)));
const REGISTERED_WITH_TYPES = sql.join(
  PLAIN_FIELDS.map((field) => sql`${sql.ref(columnOf(field))} ${sql.raw(PERSON_FIELDS[field].kind)}`),
);

/** One statement with one parameter, however many rows: a thousand statements would cost more than the reading. */
export async function insertRows(within: Within, key: ImportKey, rows: readonly StagedRow[]): Promise<void> {
  const json = JSON.stringify(rows.map(withHex));
  await sql`
    insert into roster_rows (institution_id, import_id, line, kind, person_id, problems, cells_sealed, pesel_sealed,
      pesel_lookup, status, search_text, card_id, before, ${REGISTERED})
    select ${key.institutionId}, ${key.importId}::uuid, line, kind, person_id, problems, decode(cells_sealed, 'hex'),
      decode(pesel_sealed, 'hex'), decode(pesel_lookup, 'hex'), status, search_text, card_id, before, ${REGISTERED}
    from jsonb_to_recordset(${json}::jsonb) as row (
      line integer, kind text, person_id uuid, problems text, cells_sealed text, pesel_sealed text, pesel_lookup text,
      status text, search_text text, card_id uuid, before jsonb, ${REGISTERED_WITH_TYPES}
    )`.execute(within);
}

/**
 * Active people whom no row of the file names, not even a wrong one; their lines are negative. `not in` is hashed also
 * where the planner has not yet seen the rows; an anti-join then takes quadratic time.
 */
export async function insertLeaving(within: Within, { institutionId, importId }: ImportKey): Promise<void> {
  await sql`
    insert into roster_rows (institution_id, import_id, line, kind, person_id, problems, pesel_sealed, pesel_lookup,
      status, search_text, card_id, before, ${REGISTERED})
    select institution_id, ${importId}::uuid, -row_number() over (order by studies, family_name, given_name, person_id),
      'leaving', person_id, '[]', pesel_sealed, pesel_lookup, 'removed', search_text, card_id, to_jsonb(people), ${REGISTERED}
    from people
    where institution_id = ${institutionId} and status in ('active', 'on-leave') and person_id not in (
      select named.person_id from roster_rows as named
      where named.institution_id = ${institutionId} and named.import_id = ${importId}::uuid
        and named.person_id is not null
    )`.execute(within);
}

export async function countRows(
  within: Within,
  { institutionId, importId }: ImportKey,
): Promise<{ kind: RosterRowKind; total: number }[]> {
  return within
    .selectFrom('roster_rows')
    .select((count) => ['kind', count.fn.countAll<number>().as('total')])
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .groupBy('kind')
    .execute();
}

export interface RowsPage extends ImportKey {
  kind: RosterRowKind;
  after: number | undefined;
  limit: number;
}

export type RowWithBefore = WithProblems<Selectable<RosterRowsTable>>;

/** In the order of the file; `before` is the person as the file was compared with them, else as known now. */
export async function selectRows(within: Within, page: RowsPage): Promise<RowWithBefore[]> {
  const { institutionId, importId, kind, after, limit } = page;
  let query = within
    .selectFrom('roster_rows')
    .leftJoin('people', (join) =>
      join
        .onRef('people.institution_id', '=', 'roster_rows.institution_id')
        .onRef('people.person_id', '=', 'roster_rows.person_id'),
    )
    .selectAll('roster_rows')
    .select(sql<RowWithBefore['before']>`coalesce(roster_rows.before, to_jsonb(people))`.as('before'))
    .where('roster_rows.institution_id', '=', institutionId)
    .where('roster_rows.import_id', '=', importId)
    .where('roster_rows.kind', '=', kind);
  const down = kind === 'leaving';
  if (after !== undefined) query = query.where('roster_rows.line', down ? '<' : '>', after);
  const rows = await query
    .orderBy('roster_rows.line', down ? 'desc' : 'asc')
    .limit(limit)
    .execute();
  return rows.map(withProblems);
}

/** Rows that were not taken and still have their cells. */
export async function selectRejected(
  within: Within,
  { institutionId, importId }: ImportKey,
): Promise<Pick<RowWithBefore, 'line' | 'person_id' | 'problems' | 'cells_sealed'>[]> {
  const rows = await within
    .selectFrom('roster_rows')
    .select(['line', 'person_id', 'problems', 'cells_sealed'])
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .where('kind', 'in', ['error', 'conflict'])
    .where('cells_sealed', 'is not', null)
    .orderBy('line')
    .execute();
  return rows.map(withProblems);
}

/** Rows that were not taken, of imports confirmed before that. */
export async function deleteRejectedBefore(within: Within, institutionId: string, before: Date): Promise<void> {
  await sql`
    delete from roster_rows using roster_imports
    where roster_rows.institution_id = ${institutionId} and roster_rows.kind in ('error', 'conflict')
      and roster_imports.institution_id = roster_rows.institution_id
      and roster_imports.import_id = roster_rows.import_id
      and roster_imports.state = 'confirmed' and roster_imports.decided_at < ${before}`.execute(within);
}

/**
 * Whom these rows are about by number. As a join, because a planner that does not yet know how many people there are would
 * otherwise compare every person with every number.
 */
export async function selectKnown(
  within: Within,
  institutionId: string,
  numbers: readonly string[],
): Promise<ComparedPerson[]> {
  const { rows } = await sql<ComparedPerson>`
    select people.*, to_jsonb(people) as stands from unnest(${numbers}::text[]) as wanted (number)
    join people on people.institution_id = ${institutionId} and people.album_number = wanted.number`.execute(within);
  return rows;
}

const problemsSchema = z.array(rosterRowProblemSchema);

function withProblems<Row extends { problems: string }>(row: Row): WithProblems<Row> {
  return { ...row, problems: problemsSchema.parse(JSON.parse(row.problems)) };
}

function withHex(row: StagedRow) {
  return {
    ...row,
    problems: JSON.stringify(row.problems),
    cells_sealed: row.cells_sealed?.toString('hex') ?? null,
    pesel_sealed: row.pesel_sealed?.toString('hex') ?? null,
    pesel_lookup: row.pesel_lookup?.toString('hex') ?? null,
  };
}
