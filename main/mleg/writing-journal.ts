import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { createIssuerJournal, type IssuerJournal } from '@mleg/issuer/journal/issuer-journal';
import type { Journal } from '@mleg/platform/journal/journal';
import { advanceKnownFile, selectJournalOwner } from '@mleg/platform/journal/journal-store';
import { readUnseen } from '@mleg/platform/journal/read-unseen';
import { DatabaseInDoubt } from '@mleg/platform/journal/settle';
import { NotWritten } from '@mleg/platform/journal/whole-file';
import { StartRefused } from '@mleg/platform/start/start-refused';
import type { Call } from './command.ts';
import { openIssuers } from './open-issuers.ts';
import type { OpenKeeper } from './open-keepers.ts';

/**
 * The issuer's journal for a command that writes to it. Throws `StartRefused` before anything is changed where it is not
 * this database's: what is written elsewhere would be found by nobody.
 */
export async function writingJournal(
  { cleanup }: Pick<Call, 'cleanup'>,
  database: OpenKeeper<IssuerDatabase>['database'],
  journal: Journal,
): Promise<IssuerJournal> {
  await readUnseen(database, journal);
  const { databaseId } = await selectJournalOwner(database);
  journal.compared({ advance: (step) => advanceKnownFile(database, step), databaseId, doubts: 0, files: [] });
  cleanup.defer(() => journal.close());
  return createIssuerJournal(journal);
}

/** As `openIssuers`, for what must not be undone by a restore. */
export async function openIssuersForGood(call: Pick<Call, 'settings' | 'cleanup'>) {
  const open = await openIssuers(call);
  return { ...open, journal: await writingJournal(call, open.database, open.journal) };
}

/**
 * Throws `StartRefused` in words where database and journal were not both changed.
 * @param unchanged what holds then
 */
export async function inBothOrNeither<Result>(unchanged: string, change: () => Promise<Result>): Promise<Result> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof NotWritten) {
      const lines = [error.message, `Nothing was changed: ${unchanged} Mend that, and say it again.`];
      throw new StartRefused(lines.join('\n'), { code: 'journal-not-written', cause: error });
    }
    if (error instanceof DatabaseInDoubt) {
      const lines = [
        error.message,
        'It stands in the journal, so that no restore takes it back. Say it again to be sure.',
      ];
      throw new StartRefused(lines.join('\n'), { code: 'database-in-doubt', cause: error });
    }
    throw error;
  }
}
