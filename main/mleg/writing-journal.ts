import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { createIssuerJournal, type IssuerJournal } from '@mleg/issuer/journal/issuer-journal';
import type { Journal } from '@mleg/platform/journal/journal';
import { advanceKnownFile, selectJournalOwner } from '@mleg/platform/journal/journal-store';
import { readUnseen } from '@mleg/platform/journal/read-unseen';
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
