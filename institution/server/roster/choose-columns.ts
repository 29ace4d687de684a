import type { RosterColumns } from '@mleg/institution-contract/roster';
import type { InstitutionDeps } from '../deps.ts';
import { READ_ROSTERS } from '../jobs.ts';
import { selectIsHeld } from '../two-people/waiting-store.ts';
import type { ImportRecord } from './import-record.ts';
import { importCanBecome } from './import-states.ts';
import { selectImport, updateImport } from './import-store.ts';

export type ColumnsChosen = { chosen: ImportRecord } | { refused: 'not-found' | 'not-ready' | 'no-such-column' };

/**
 * Reads this file again with these columns; they are remembered with its confirmation. Refused while a second person is
 * asked about the file: what they approve is what was shown to them.
 */
export async function chooseColumns(
  deps: Pick<InstitutionDeps, 'database' | 'jobs' | 'settings'>,
  { importId, columns }: { importId: string; columns: RosterColumns },
): Promise<ColumnsChosen> {
  const { institutionId } = deps.settings;
  const record = await selectImport(deps.database, institutionId, importId);
  if (!record) return { refused: 'not-found' };
  if (!importCanBecome(record.state, 'reading')) return { refused: 'not-ready' };
  if (Object.values(columns).some((at) => at >= record.headers.length)) return { refused: 'no-such-column' };
  const isChanged = await deps.database.transaction().execute(async (transaction) => {
    if (await selectIsHeld(transaction, institutionId, importId)) return false;
    const again = { state: 'reading', columns, columns_chosen: true } as const;
    if (!(await updateImport(transaction, record, { ...again, rows_read: 0, progress: 0 }))) return false;
    await deps.jobs.enqueue(transaction, READ_ROSTERS, {});
    return true;
  });
  const chosen = await selectImport(deps.database, institutionId, importId);
  return isChanged && chosen ? { chosen } : { refused: 'not-ready' };
}
