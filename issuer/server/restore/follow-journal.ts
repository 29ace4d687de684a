import { createFollowJournal as createFollow } from '@mleg/platform/audit/follow-journal';
import type { Journal } from '@mleg/platform/journal/journal';
import { selectJournalOwner } from '@mleg/platform/journal/journal-store';
import { createSureOfDatabase } from '@mleg/platform/journal/sure-of-database';
import type { IssuerDeps } from '../deps.ts';
import { compareWithJournal } from './compare-with-journal.ts';

type Needed = Pick<IssuerDeps, 'database' | 'journal' | 'keys' | 'clock' | 'log' | 'statusIndexes' | 'wake' | 'halt'>;

interface Followed {
  journal: Journal;
  lostConnections: () => number;
  /** How often the database was found set back when it was first compared. */
  timesSetBack: number;
}

export interface FollowJournal {
  /** Writes down how far the database has come, and looks whether it has gone back. */
  round(): Promise<void>;
  /** To be asked before anybody is answered. */
  sureOfDatabase(): Promise<void>;
}

/** A standby that took over without the last commits is found without a restart. */
export function createFollowJournal(deps: Needed, { journal, lostConnections, timesSetBack }: Followed): FollowJournal {
  let known = timesSetBack;
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
  const sureOfDatabase = createSureOfDatabase({ journal, lostConnections }, async () => {
    await compareWithJournal(deps, journal, 'doubt');
    await letGo();
  });
  const follow = createFollow({ database: deps.database, journal, sureOfDatabase });
  return {
    round: async () => {
      await follow();
      await letGo();
    },
    sureOfDatabase,
  };
}
