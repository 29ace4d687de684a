import { advanceEventIds, selectLastLinked, selectNewestEventId } from '@mleg/platform/audit/audit-store';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { countSetBack, lockComparing, selectJournalOwner, storeKnownFiles } from '@mleg/platform/journal/journal-store';
import { newestMarked } from '@mleg/platform/journal/mark';
import { readUnseen } from '@mleg/platform/journal/read-unseen';
import { accountEndsIn } from '../account-ends/account-end.ts';
import type { InstitutionDeps } from '../deps.ts';
import { reapplyErasures } from '../privacy/reapply-erasures.ts';
import { takeOverErasures } from '../privacy/take-over-erasures.ts';
import { closeAgain, selectReopened } from './account-end-store.ts';
import { countsOf, isNothing } from './lost-counts.ts';

type Needed = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'journal' | 'keys' | 'log' | 'settings'>;

/**
 * Whether this database still knows all that must never be forgotten; where it does not, it was restored, or a standby
 * has taken over without the last commits. Who was erased is erased again (G80), and what had ended lets nobody in. Any number of processes may compare
 * at once. Throws `StartRefused` where journal and database do not belong together.
 */
export async function compareWithJournal(deps: Needed): Promise<void> {
  const { clock, database, journal, log, settings } = deps;
  const lost = await database.transaction().execute(async (transaction) => {
    await lockComparing(transaction);
    const { databaseId } = await selectJournalOwner(transaction);
    const unseen = await readUnseen(transaction, journal);
    if (unseen.skipped > 0) log.warn({ bytes: unseen.skipped }, 'journal.torn-or-damaged');
    journal.belongTo(databaseId);
    const marked = newestMarked(unseen.records);
    const events = Math.max(0, marked - (await selectNewestEventId(transaction)));
    const { institutionId } = settings;
    const reopened = await selectReopened(
      transaction,
      institutionId,
      accountEndsIn(unseen.records).get(institutionId) ?? [],
    );
    const counts = countsOf(events, reopened);
    await storeKnownFiles(transaction, unseen.files);
    if (isNothing(counts)) return counts;
    await advanceEventIds(transaction, marked);
    await closeAgain(transaction, institutionId, reopened);
    const event = { institutionId, at: clock.now(), event: 'restore.applied' as const, actor: 'system' };
    const lastPosition = (await selectLastLinked(transaction))?.position ?? 0;
    await recordAudit(transaction, { ...event, detail: { lastPosition, ...counts } });
    await countSetBack(transaction);
    return counts;
  });
  await takeOverErasures(deps);
  const erased = await reapplyErasures(deps);
  if (!isNothing(lost) || erased > 0) log.error({ ...lost, erased }, 'restore.applied');
}
