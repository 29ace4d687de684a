import type { RosterColumns } from '@mleg/institution-contract/roster';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import type { ImportRecord } from './import-record.ts';
import { importCanBecome } from './import-states.ts';
import { selectImport } from './import-store.ts';
import { readAgain } from './read-again.ts';

export type ColumnsChosen =
  | { reading: ImportRecord }
  | { refused: 'not-found' | 'not-yours' | 'not-ready' | 'no-such-column' };

/**
 * Reads this file again with these columns; they are remembered with its confirmation. What a file says is said by who
 * uploaded it: nobody makes it say something else for them and is their second person then (Q76).
 */
export async function chooseColumns(
  deps: Pick<InstitutionDeps, 'database' | 'jobs' | 'settings'>,
  { by, importId, columns }: { by: Account; importId: string; columns: RosterColumns },
): Promise<ColumnsChosen> {
  const record = await selectImport(deps.database, deps.settings.institutionId, importId);
  if (!record) return { refused: 'not-found' };
  if (record.uploaded_by !== by.accountId) return { refused: 'not-yours' };
  if (!importCanBecome(record.state, 'reading')) return { refused: 'not-ready' };
  if (Object.values(columns).some((at) => at >= record.headers.length)) return { refused: 'no-such-column' };
  return readAgain(deps, record, { columns, columns_chosen: true });
}
