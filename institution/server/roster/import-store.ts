import type { Insertable, Kysely, Transaction, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { RosterImportsTable } from '../database/roster-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { encodeContents, type ImportContents, type ImportRecord, importRecord } from './import-record.ts';
import { importCanBecome } from './import-states.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

type Decoded<Row> = Omit<Row, keyof ImportContents>;

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
  'read_at',
  'decided_by',
  'decided_at',
] as const;

/** A new import is empty: what is in its file is not known before a worker has read it. */
export async function insertImport(
  within: Within,
  row: Omit<Decoded<Insertable<RosterImportsTable>>, 'state'>,
): Promise<void> {
  const empty = { headers: '[]', columns: '{}', counts: '{}' };
  await within
    .insertInto('roster_imports')
    .values({ ...row, ...empty, state: 'reading' })
    .execute();
}

export async function selectImport(
  within: Within,
  institutionId: string,
  importId: string,
): Promise<ImportRecord | undefined> {
  const row = await within
    .selectFrom('roster_imports')
    .select(COLUMNS)
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .executeTakeFirst();
  return row && importRecord(row);
}

export async function selectImports(within: Within, institutionId: string, limit: number): Promise<ImportRecord[]> {
  const rows = await within
    .selectFrom('roster_imports')
    .select(COLUMNS)
    .where('institution_id', '=', institutionId)
    .orderBy('uploaded_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(importRecord);
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

export async function countUnread(within: Within, institutionId: string): Promise<number> {
  const { unread } = await within
    .selectFrom('roster_imports')
    .select(({ fn }) => fn.countAll<number>().as('unread'))
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'reading')
    .executeTakeFirstOrThrow();
  return unread;
}

/** Only one process reads one import; the lock ends with the transaction, also when its process dies. */
export async function selectFileToRead(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  importId: string,
): Promise<{ record: ImportRecord; fileSealed: Buffer } | undefined> {
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
  if (!row?.file_sealed) return undefined;
  const { file_sealed: fileSealed, ...rest } = row;
  return { record: importRecord(rest), fileSealed };
}

/**
 * Everything else that decides about a file, or writes somebody by hand, waits for the end of the transaction: nobody gets
 * a number or a PESEL that somebody else is just being given. Taken before any person is locked.
 */
export async function lockRegister(within: Transaction<InstitutionDatabase>, institutionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roster:${institutionId}`}, 0))`.execute(within);
}

/**
 * Changes an import if it is still in the state it was read in. Throws at a step that its table does not know.
 * @returns false where another process was faster
 */
export async function updateImport(
  within: Within,
  record: Pick<ImportRecord, 'institution_id' | 'import_id' | 'state'>,
  change: Decoded<Updateable<RosterImportsTable>> & Partial<ImportContents>,
): Promise<boolean> {
  if (change.state && !importCanBecome(record.state, change.state))
    throw new Error(`Import ${record.import_id} cannot go from ${record.state} to ${change.state}.`);
  const { numUpdatedRows } = await within
    .updateTable('roster_imports')
    .set(encodeContents(change))
    .where('institution_id', '=', record.institution_id)
    .where('import_id', '=', record.import_id)
    .where('state', '=', record.state)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The import by which people last changed: what was compared before it is out of date, and only it can be undone. */
export async function selectLastDecided(within: Within, institutionId: string): Promise<ImportRecord | undefined> {
  const row = await within
    .selectFrom('roster_imports')
    .select(COLUMNS)
    .where('institution_id', '=', institutionId)
    .where('state', 'in', ['confirmed', 'undone'])
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && importRecord(row);
}
