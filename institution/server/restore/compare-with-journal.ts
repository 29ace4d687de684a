import { advanceEventIds, selectLastLinked, selectNewestEventId } from '@mleg/platform/audit/audit-store';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import {
  advanceKnownFile,
  breakPromises,
  countSetBack,
  lockComparing,
  selectJournalOwner,
  storeKnownFiles,
} from '@mleg/platform/journal/journal-store';
import { newestMarked } from '@mleg/platform/journal/mark';
import { readUnseen } from '@mleg/platform/journal/read-unseen';
import type { Occasion } from '@mleg/platform/journal/sure-of-database';
import { accountEndsIn } from '../account-ends/account-end.ts';
import type { InstitutionDeps } from '../deps.ts';
import { reapplyErasures } from '../privacy/reapply-erasures.ts';
import { takeOverErasures } from '../privacy/take-over-erasures.ts';
import { endWishes } from '../wishes/end-wishes.ts';
import { closeAgain, selectIsLed, selectReopened } from './account-end-store.ts';
import { eventsOf } from './events-of.ts';
import { countsOf, isNothing } from './lost-counts.ts';
import { refuseUnknownKinds } from './refuse-unknown-kinds.ts';

type Needed = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'journal' | 'keys' | 'log' | 'settings'>;

/**
 * Whether this database still knows all that must never be forgotten; where it does not, it was restored, or a standby
 * has taken over without the last commits. Who was erased is erased again (G80), and what had ended stays ended. Any
 * number of processes may compare at once. Throws `StartRefused` where journal and database do not belong together.
 */
export async function compareWithJournal(deps: Needed, occasion: Occasion): Promise<void> {
  const { clock, database, journal, log, settings } = deps;
  const doubts = journal.doubts();
  const { lost, ...known } = await database.transaction().execute(async (transaction) => {
    await lockComparing(transaction);
    const { databaseId } = await selectJournalOwner(transaction);
    const unseen = await readUnseen(transaction, journal);
    if (unseen.skipped > 0) log.warn({ bytes: unseen.skipped }, 'journal.torn-or-damaged');
    refuseUnknownKinds(unseen.records);
    const marked = newestMarked(unseen.records);
    const events = Math.max(0, marked - (await selectNewestEventId(transaction)));
    const { institutionId } = settings;
    const ends = accountEndsIn(unseen.records).get(institutionId) ?? [];
    const reopened = await selectReopened(transaction, institutionId, ends);
    const counts = countsOf(events, reopened);
    await storeKnownFiles(transaction, unseen.files);
    if (occasion === 'doubt' || !isNothing(counts)) await breakPromises(transaction);
    if (isNothing(counts)) return { lost: counts, databaseId, files: unseen.files };
    await advanceEventIds(transaction, marked);
    const at = clock.now();
    await closeAgain(transaction, { institutionId, at }, reopened);
    await endWishes(deps, transaction, 'system');
    const about = { institutionId, at, actor: 'system' };
    const lastPosition = (await selectLastLinked(transaction))?.position ?? 0;
    const applied = { ...about, event: 'restore.applied' as const, detail: { lastPosition, ...counts } };
    await recordAudit(transaction, applied, ...eventsOf(reopened, about));
    if (reopened.head.length > 0 && !(await selectIsLed(transaction, institutionId, []))) {
      log.error({ institutionId }, 'restore.nobody-leads');
    }
    await countSetBack(transaction);
    return { lost: counts, databaseId, files: unseen.files };
  });
  journal.compared({ ...known, doubts, advance: (step) => advanceKnownFile(database, step) });
  await takeOverErasures(deps);
  const erased = await reapplyErasures(deps);
  if (!isNothing(lost) || erased > 0) log.error({ ...lost, erased }, 'restore.applied');
}
