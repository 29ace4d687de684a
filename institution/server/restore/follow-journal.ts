import { selectNewestEventId } from '@mleg/platform/audit/audit-store';
import { createMarkNoter } from '@mleg/platform/audit/note-mark';
import type { InstitutionDeps } from '../deps.ts';
import { compareWithJournal } from './compare-with-journal.ts';

type Needed = Parameters<typeof compareWithJournal>[0] & Pick<InstitutionDeps, 'database' | 'journal'>;

/** Writes down how far the database has come, and looks whether it has gone back under the running process. */
export function createFollowJournal(deps: Needed): () => Promise<void> {
  const marks = createMarkNoter(deps.database, deps.journal);
  return async () => {
    if ((await selectNewestEventId(deps.database)) < marks.highest()) await compareWithJournal(deps);
    await marks.note();
  };
}
