import type { Journal } from '@mleg/platform/journal/journal';
import {
  advanceKnownFile,
  breakPromises,
  lockComparing,
  selectJournalOwner,
  storeKnownFiles,
} from '@mleg/platform/journal/journal-store';
import { readUnseen } from '@mleg/platform/journal/read-unseen';
import type { Occasion } from '@mleg/platform/journal/sure-of-database';
import type { IssuerDeps } from '../deps.ts';
import { applyLost, goOnBeyond } from './apply-lost.ts';
import { countsOf, findLost, isSetBack } from './find-lost.ts';
import { gatherFacts } from './gather-facts.ts';
import { noteAllThereIs } from './note-all-there-is.ts';

type Needed = Pick<IssuerDeps, 'database' | 'journal' | 'keys' | 'clock' | 'log'>;

/**
 * Whether this database still knows all that must never be forgotten; where it does not, it was restored, or a standby
 * has taken over without the last commits, and what is missing is made good before anybody is answered. Any number of
 * processes may compare at once. Returns how often it was found set back so far. Throws `StartRefused` where journal and database do not belong together.
 */
export async function compareWithJournal(
  deps: Needed,
  journal: Journal,
  occasion: Occasion,
): Promise<{ timesSetBack: number }> {
  const { database, log } = deps;
  const doubts = journal.doubts();
  const { timesSetBack, isTurned, ...known } = await database.transaction().execute(async (transaction) => {
    await lockComparing(transaction);
    const { databaseId } = await selectJournalOwner(transaction);
    const unseen = await readUnseen(transaction, journal);
    if (unseen.skipped > 0) log.warn({ bytes: unseen.skipped }, 'journal.torn-or-damaged');
    const facts = gatherFacts(unseen.records);
    const lost = await findLost(transaction, facts);
    const isLost = isSetBack(lost);
    if (isLost || occasion === 'doubt') await breakPromises(transaction);
    if (isLost) {
      await applyLost(deps, transaction, facts, lost);
      log.error(countsOf(lost), 'restore.applied');
    }
    if (!isLost && lost.listsBehind > 0) await goOnBeyond(transaction, facts);
    await storeKnownFiles(transaction, unseen.files);
    const { timesSetBack: times } = await selectJournalOwner(transaction);
    return { databaseId, files: unseen.files, timesSetBack: times, isTurned: lost.lostTurns.length > 0 };
  });
  journal.compared({ ...known, doubts, advance: (step) => advanceKnownFile(database, step) });
  // What this process remembers is from before.
  if (isTurned) await deps.keys.turn();
  if (known.files.length === 0) await noteAllThereIs(deps);
  return { timesSetBack };
}
