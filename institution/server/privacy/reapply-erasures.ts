import type { InstitutionDeps } from '../deps.ts';
import { readJournal, tombstoneOf } from '../erasures/erasure-journal.ts';
import { insertErasure, selectErasures } from '../erasures/erasure-store.ts';
import { asOperator } from '../permission/permission.ts';
import { applyErasure } from './erase-person.ts';
import { selectPersonIds } from './person-data-store.ts';

type ReapplyDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'journal' | 'keys' | 'settings'>;

/**
 * Erases again whom the journal names and this database does not know as erased: it was restored from a backup, or a
 * process died in between (G80). Erasures that it knows are left alone, so that who came back afterwards stays.
 * @returns how many people were erased again
 */
export async function reapplyErasures(deps: ReapplyDeps): Promise<number> {
  const { institutionId } = deps.settings;
  const journal = await readJournal(deps);
  if (journal.length === 0) return 0;
  const known = await selectErasures(deps.database, institutionId);
  const seen = new Set(known.map(({ tombstone, at }) => `${tombstone} ${at.toISOString()}`));
  const missing = journal.filter(({ tombstone, at }) => !seen.has(`${tombstone} ${at.toISOString()}`));
  if (missing.length === 0) return 0;
  const personIds = await selectPersonIds(deps.database, institutionId);
  const byTombstone = new Map(personIds.map((personId) => [tombstoneOf(deps, personId), personId]));
  for (const entry of missing) {
    const personId = byTombstone.get(entry.tombstone);
    await deps.database.transaction().execute(async (transaction) => {
      if (personId) await applyErasure(deps, transaction, { entry, personId, actor: 'system' }, asOperator());
      else await insertErasure(transaction, institutionId, entry);
    });
  }
  return missing.filter(({ tombstone }) => byTombstone.has(tombstone)).length;
}
