import { selectNewestEventId } from '@mleg/platform/audit/audit-store';
import { createMarkNoter } from '@mleg/platform/audit/note-mark';
import type { Journal } from '@mleg/platform/journal/journal';
import { selectJournalOwner } from '@mleg/platform/journal/journal-store';
import type { IssuerDeps } from '../deps.ts';
import { compareWithJournal } from './compare-with-journal.ts';

type Needed = Pick<IssuerDeps, 'database' | 'journal' | 'keys' | 'clock' | 'log' | 'statusIndexes' | 'wake' | 'halt'>;

export interface FollowJournal {
  /** Writes down how far the database has come, and looks whether it has gone back. */
  round(): Promise<void>;
  /** Compares all of it, whatever this process remembers. */
  compare(): Promise<void>;
}

/**
 * Now and then a running process writes down how far the database has come, and looks whether it has gone back under
 * its feet: a standby that took over without the last commits is found without a restart.
 */
export function createFollowJournal(deps: Needed, journal: Journal, timesSetBack: number): FollowJournal {
  const marks = createMarkNoter(deps.database, journal);
  let known = timesSetBack;
  const compare = async () => {
    await compareWithJournal(deps, journal);
  };
  const letGo = async () => {
    const owner = await selectJournalOwner(deps.database);
    if (owner.timesSetBack === known) return;
    // Another process may have made it good: what is held in memory is from before all the same.
    known = owner.timesSetBack;
    deps.halt.forget();
    deps.statusIndexes.forget();
    deps.wake('publish-status-lists');
    deps.wake('deliver-changes');
  };
  return {
    round: async () => {
      if ((await selectNewestEventId(deps.database)) < marks.highest()) await compare();
      await letGo();
      await marks.note();
    },
    compare: async () => {
      await compare();
      await letGo();
    },
  };
}
