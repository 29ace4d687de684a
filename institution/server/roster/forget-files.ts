import { recordAudit } from '@mleg/platform/audit/record-audit';
import { later } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { FILES_KEPT_FOR } from '../durations.ts';
import { importCanBecome } from './import-states.ts';
import { lockRegister, selectImport, selectUndecided, updateImport } from './import-store.ts';
import { deleteRejectedBefore, deleteRows } from './row-store.ts';

type ForgetDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** Until when the rows of a file that were not taken can be fetched, once the rest is decided. */
export const rejectedUntil = (decidedAt: Date): Date => later(decidedAt, FILES_KEPT_FOR);

/** What files brought and nobody has asked for in a week goes: they carry PESELs. A file that nobody decided is discarded. */
export async function forgetFiles(deps: ForgetDeps): Promise<void> {
  const { institutionId } = deps.settings;
  const before = later(deps.clock.now(), -FILES_KEPT_FOR);
  await deleteRejectedBefore(deps.database, institutionId, before);
  for (const importId of await selectUndecided(deps.database, institutionId, before)) {
    await discardUndecided(deps, importId);
  }
}

async function discardUndecided({ clock, database, settings }: ForgetDeps, importId: string): Promise<void> {
  const { institutionId } = settings;
  await database.transaction().execute(async (transaction) => {
    await lockRegister(transaction, institutionId);
    const record = await selectImport(transaction, institutionId, importId);
    if (!record || !importCanBecome(record.state, 'discarded')) return;
    const at = clock.now();
    await deleteRows(transaction, { institutionId, importId });
    await updateImport(transaction, record, { state: 'discarded', file_sealed: null, decided_at: at });
    await recordAudit(transaction, {
      institutionId,
      at,
      event: 'import.discarded',
      actor: 'system',
      subject: importId,
      detail: { reason: 'undecided' },
    });
  });
}
