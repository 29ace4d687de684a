import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { lookAtPesels } from '../looks/look-at-pesels.ts';
import { selectAccountById } from '../sign-in/account-store.ts';
import type { WeighDeps } from '../two-people/weighing.ts';
import { leaveOutTaken } from './apply-store.ts';
import { type ImportCounts, importCounts } from './import-counts.ts';
import type { ImportRecord } from './import-record.ts';
import { countRows } from './row-store.ts';

/**
 * When two people have said yes to a file, and not before, the whole PESELs that it brings are compared (Q40). Whose one is
 * already keeps it; the row is a conflict, which is a look of both at that number.
 * @returns what the file comes to
 */
export async function leaveOutTakenPesels(
  deps: WeighDeps,
  transaction: Transaction<InstitutionDatabase>,
  { institution_id: institutionId, import_id: importId, uploaded_by, counts }: ImportRecord,
  decidedBy: readonly string[],
): Promise<ImportCounts> {
  const key = { institutionId, importId };
  const personIds = [...new Set(await leaveOutTaken(transaction, key))];
  if (personIds.length === 0) return counts;
  for (const accountId of new Set([uploaded_by, ...decidedBy])) {
    const by = await selectAccountById(transaction, institutionId, accountId);
    if (by) await lookAtPesels(deps, transaction, { by, personIds, found: 'found-by-file' });
  }
  const counted = await countRows(transaction, key);
  return importCounts(Object.fromEntries(counted.map(({ kind, total }) => [kind, total])));
}
