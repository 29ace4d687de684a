import type { InstitutionDeps } from '../deps.ts';
import { READ_ROSTERS } from '../jobs.ts';
import type { Account } from '../sign-in/account.ts';
import { selectIsHeld } from '../two-people/waiting-store.ts';
import type { ImportContents, ImportRecord } from './import-record.ts';
import { importCanBecome } from './import-states.ts';
import { lockRegister, selectImport, updateImport } from './import-store.ts';

type ReadDeps = Pick<InstitutionDeps, 'database' | 'jobs' | 'settings'>;

/**
 * Has a file compared with the people once more. Refused while a second person is asked about the file: what they approve
 * is what was shown to them.
 */
export async function readAgain(
  deps: ReadDeps,
  record: ImportRecord,
  change: Partial<Pick<ImportContents, 'columns'> & Pick<ImportRecord, 'columns_chosen'>> = {},
): Promise<{ reading: ImportRecord } | { refused: 'not-ready' }> {
  const { institution_id: institutionId, import_id: importId } = record;
  if (!importCanBecome(record.state, 'reading')) return { refused: 'not-ready' };
  const isChanged = await deps.database.transaction().execute(async (transaction) => {
    await lockRegister(transaction, institutionId);
    if (await selectIsHeld(transaction, institutionId, importId)) return false;
    const again = { ...change, state: 'reading', rows_read: 0, progress: 0 } as const;
    if (!(await updateImport(transaction, record, again))) return false;
    await deps.jobs.enqueue(transaction, READ_ROSTERS, {});
    return true;
  });
  const reading = await selectImport(deps.database, institutionId, importId);
  return isChanged && reading ? { reading } : { refused: 'not-ready' };
}

/** By the same columns: for a file whose preview is out of date. */
export async function compareAgain(
  deps: ReadDeps,
  { by, importId }: { by: Account; importId: string },
): Promise<{ reading: ImportRecord } | { refused: 'not-found' | 'not-yours' | 'not-ready' }> {
  const record = await selectImport(deps.database, deps.settings.institutionId, importId);
  if (!record) return { refused: 'not-found' };
  return record.uploaded_by === by.accountId ? readAgain(deps, record) : { refused: 'not-yours' };
}
