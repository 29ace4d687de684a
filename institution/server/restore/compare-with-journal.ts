import { advanceEventIds, selectLastLinked, selectNewestEventId } from '@mleg/platform/audit/audit-store';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { countSetBack, lockComparing, selectJournalOwner, storeKnownFiles } from '@mleg/platform/journal/journal-store';
import { newestMarked } from '@mleg/platform/journal/mark';
import { readUnseen } from '@mleg/platform/journal/read-unseen';
import type { InstitutionDeps } from '../deps.ts';
import { reapplyErasures } from '../privacy/reapply-erasures.ts';
import { takeOverErasures } from '../privacy/take-over-erasures.ts';

type Needed = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'journal' | 'keys' | 'log' | 'settings'>;

/**
 * Whether this database still knows all that must never be forgotten; where it does not, it was restored, or a standby
 * has taken over without the last commits. Who was erased is erased again (G80). Any number of processes may compare
 * at once. Throws `StartRefused` where journal and database do not belong together.
 */
export async function compareWithJournal(deps: Needed): Promise<void> {
  const { clock, database, journal, log, settings } = deps;
  const lostEvents = await database.transaction().execute(async (transaction) => {
    await lockComparing(transaction);
    const { databaseId } = await selectJournalOwner(transaction);
    const unseen = await readUnseen(transaction, journal);
    if (unseen.skipped > 0) log.warn({ bytes: unseen.skipped }, 'journal.torn-or-damaged');
    journal.belongTo(databaseId);
    const marked = newestMarked(unseen.records);
    const events = Math.max(0, marked - (await selectNewestEventId(transaction)));
    await storeKnownFiles(transaction, unseen.files);
    if (events === 0) return 0;
    await advanceEventIds(transaction, marked);
    const { institutionId } = settings;
    const event = { institutionId, at: clock.now(), event: 'restore.applied' as const, actor: 'system' };
    const lastPosition = (await selectLastLinked(transaction))?.position ?? 0;
    await recordAudit(transaction, { ...event, detail: { lastPosition, events } });
    await countSetBack(transaction);
    return events;
  });
  await takeOverErasures(deps);
  const erased = await reapplyErasures(deps);
  if (lostEvents + erased > 0) log.error({ events: lostEvents, erased }, 'restore.applied');
}
