import { createHash } from 'node:crypto';
import type { RosterColumns } from '@mleg/institution-contract/roster';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { columnsToRemember, findHeaders, guessColumns, hasRequiredColumns } from './columns.ts';
import { selectColumns } from './columns-store.ts';
import { importCounts } from './import-counts.ts';
import type { ImportRecord } from './import-record.ts';
import { importCanBecome } from './import-states.ts';
import { selectFileToRead, selectImport, selectUnread, updateImport } from './import-store.ts';
import { RosterFileProblem } from './roster-file-problem.ts';
import { openForRoster } from './roster-vault.ts';
import { countRows, deleteRows, type ImportKey, insertLeaving } from './row-store.ts';
import { readSheet, type SheetRow } from './sheet.ts';
import { type Met, stageRows } from './stage-rows.ts';

type ReadDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'log' | 'random' | 'settings'>;

const HEADERS_MAX = 200;
const HEADER_MAX_CHARACTERS = 100;
/** Titles and empty lines above the headers. */
const ROWS_BEFORE_HEADERS = 10;

/** Compares every uploaded file that waits with the people; called again after a crash, it begins anew. */
export async function readImports(deps: ReadDeps): Promise<void> {
  const { institutionId } = deps.settings;
  for (const importId of await selectUnread(deps.database, institutionId)) {
    await readImport(deps, { institutionId, importId });
  }
}

async function readImport(deps: ReadDeps, key: ImportKey): Promise<void> {
  try {
    await deps.database.transaction().execute((transaction) => readWithin(deps, transaction, key));
  } catch (error) {
    if (!(error instanceof RosterFileProblem)) throw error;
    const record = await selectImport(deps.database, key.institutionId, key.importId);
    if (record && importCanBecome(record.state, 'refused')) await refuse(deps, record, error);
  }
}

async function refuse(deps: ReadDeps, record: ImportRecord, { problem }: RosterFileProblem): Promise<void> {
  const { institution_id: institutionId, import_id: importId } = record;
  const refused = { state: 'refused', problem, file_sealed: null } as const;
  if (!(await updateImport(deps.database, record, refused))) return;
  await recordAudit(deps.database, {
    institutionId,
    at: deps.clock.now(),
    event: 'import.refused',
    actor: record.uploaded_by,
    subject: importId,
    detail: { reason: problem },
  });
}

async function readWithin(
  deps: ReadDeps,
  transaction: Transaction<InstitutionDatabase>,
  key: ImportKey,
): Promise<void> {
  const taken = await selectFileToRead(transaction, key.institutionId, key.importId);
  if (!taken) return;
  const { record, fileSealed } = taken;
  const file = openForRoster(deps, key.importId, fileSealed);
  await deleteRows(transaction, key);
  const met: Met = { numbers: new Set(), lookups: new Set(), cards: new Set() };
  let found: { headers: string[]; columns: RosterColumns } | undefined;
  let rowsRead = 0;
  for await (const { rows, progress } of readSheet(file)) {
    let people = rows;
    if (!found) {
      const at = findHeaders(rows.slice(0, ROWS_BEFORE_HEADERS));
      found = await columnsFor(deps, record, rows[at]?.cells ?? []);
      people = rows.slice(at + 1);
    }
    const { columns } = found;
    if (!hasRequiredColumns(columns)) break;
    for (const some of inChunks(people)) await stageRows(deps, transaction, key, { rows: some, columns, met });
    rowsRead += people.length;
    // Outside of the transaction, so that whoever waits can see it.
    await updateImport(deps.database, record, { rows_read: rowsRead, progress });
  }
  if (!found) throw new RosterFileProblem('no-rows');
  if (hasRequiredColumns(found.columns) && rowsRead === 0) throw new RosterFileProblem('no-rows');
  await finish(deps, transaction, record, { ...found, rowsRead });
}

async function finish(
  deps: ReadDeps,
  transaction: Transaction<InstitutionDatabase>,
  record: ImportRecord,
  { headers, columns, rowsRead }: { headers: string[]; columns: RosterColumns; rowsRead: number },
): Promise<void> {
  const key = { institutionId: record.institution_id, importId: record.import_id };
  const isReady = hasRequiredColumns(columns);
  if (isReady && record.scope === 'everybody') await insertLeaving(transaction, key);
  const counted = await countRows(transaction, key);
  await updateImport(transaction, record, {
    state: isReady ? 'ready' : 'columns-needed',
    headers,
    columns,
    counts: importCounts(Object.fromEntries(counted.map(({ kind, total }) => [kind, total]))),
    rows_read: rowsRead,
    progress: 1,
    read_at: deps.clock.now(),
  });
}

/** Chosen by somebody for this file; else as its headers say, and where these say nothing as in a confirmed file with the same. */
async function columnsFor(
  deps: ReadDeps,
  record: ImportRecord,
  cells: readonly string[],
): Promise<{ headers: string[]; columns: RosterColumns }> {
  const headers = cells.slice(0, HEADERS_MAX).map((cell) => cell.trim().slice(0, HEADER_MAX_CHARACTERS));
  if (record.columns_chosen) return { headers, columns: record.columns };
  const remembered = await selectColumns(deps.database, record.institution_id, hashHeaders(headers));
  return { headers, columns: { ...columnsToRemember(headers, remembered ?? {}), ...guessColumns(headers) } };
}

export function hashHeaders(headers: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(headers)).digest();
}

const CHUNK = 500;

function* inChunks(rows: readonly SheetRow[]): Iterable<readonly SheetRow[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK);
}
