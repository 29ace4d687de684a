import type { Insertable, Kysely, Selectable, Transaction, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { RosterImportsTable } from '../database/roster-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** An import without its file. */
export type ImportRecord = Omit<Selectable<RosterImportsTable>, 'file_sealed'>;

const COLUMNS = [
  'institution_id',
  'import_id',
  'state',
  'file_name',
  'scope',
  'uploaded_by',
  'uploaded_at',
  'problem',
  'headers',
  'columns',
  'columns_chosen',
  'rows_read',
  'progress',
  'counts',
  'people_before',
  'read_at',
  'decided_by',
  'decided_at',
] as const;

export async function insertImport(within: Within, row: Insertable<RosterImportsTable>): Promise<void> {
  await within.insertInto('roster_imports').values(row).execute();
}

export function selectImport(
  within: Within,
  institutionId: string,
  importId: string,
): Promise<ImportRecord | undefined> {
  return within
    .selectFrom('roster_imports')
    .select(COLUMNS)
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .executeTakeFirst();
}

export function selectImports(within: Within, institutionId: string, limit: number): Promise<ImportRecord[]> {
  return within
    .selectFrom('roster_imports')
    .select(COLUMNS)
    .where('institution_id', '=', institutionId)
    .orderBy('uploaded_at', 'desc')
    .limit(limit)
    .execute();
}

/** Imports whose files are still to be read, oldest first. */
export async function selectUnread(within: Within, institutionId: string): Promise<string[]> {
  const rows = await within
    .selectFrom('roster_imports')
    .select('import_id')
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'reading')
    .orderBy('uploaded_at')
    .execute();
  return rows.map((row) => row.import_id);
}

/** Imports that wait for somebody's decision since before that. */
export async function selectUndecided(within: Within, institutionId: string, before: Date): Promise<string[]> {
  const rows = await within
    .selectFrom('roster_imports')
    .select('import_id')
    .where('institution_id', '=', institutionId)
    .where('state', 'in', ['ready', 'columns-needed'])
    .where('uploaded_at', '<', before)
    .execute();
  return rows.map((row) => row.import_id);
}

export async function countUploads(
  within: Within,
  institutionId: string,
  { accountId, since }: { accountId: string; since: Date },
): Promise<{ unread: number; own: number }> {
  const { rows } = await sql<{ unread: number; own: number }>`
    select count(*) filter (where state = 'reading') as unread,
      count(*) filter (where uploaded_by = ${accountId} and uploaded_at > ${since}) as own
    from roster_imports where institution_id = ${institutionId}`.execute(within);
  return rows[0] ?? { unread: 0, own: 0 };
}

/** Only one process reads one import; the lock ends with the transaction, also when its process dies. */
export async function selectFileToRead(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  importId: string,
): Promise<(ImportRecord & { file_sealed: Buffer }) | undefined> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${institutionId}:${importId}`}, 0)) as taken`.execute(within);
  if (!rows[0]?.taken) return undefined;
  const row = await within
    .selectFrom('roster_imports')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .where('state', '=', 'reading')
    .executeTakeFirst();
  return row?.file_sealed ? { ...row, file_sealed: row.file_sealed } : undefined;
}

/** Everything that decides about an import waits for the end of the transaction. */
export async function lockImports(within: Transaction<InstitutionDatabase>, institutionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roster:${institutionId}`}, 0))`.execute(within);
}

/**
 * Changes an import if it is still in the state it was read in.
 * @returns false where another process was faster
 */
export async function updateImport(
  within: Within,
  record: Pick<ImportRecord, 'institution_id' | 'import_id' | 'state'>,
  change: Updateable<RosterImportsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('roster_imports')
    .set(change)
    .where('institution_id', '=', record.institution_id)
    .where('import_id', '=', record.import_id)
    .where('state', '=', record.state)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The import by which people last changed: what was compared before it is out of date, and only it can be undone. */
export function selectLastDecided(within: Within, institutionId: string): Promise<ImportRecord | undefined> {
  return within
    .selectFrom('roster_imports')
    .select(COLUMNS)
    .where('institution_id', '=', institutionId)
    .where('state', 'in', ['confirmed', 'undone'])
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
