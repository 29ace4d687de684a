import { forgetKnownFiles, storeJournalOwner } from '@mleg/platform/journal/journal-store';
import { UsageError } from '../arguments.mjs';
import type { Command } from './command.ts';
import { oneKeeperOf, openKeepers } from './open-keepers.ts';

/** After a restore from a backup that is older than the journal: without this the next start refuses. */
export const journalAdopt: Command = {
  name: 'journal adopt',
  summary: 'has a database that was restored from before there was a journal take the journal as its own',
  example: 'journal adopt --role issuer',
  run: async (call) => {
    const keeper = oneKeeperOf(call);
    const { database, journal } = await (await openKeepers(call))(keeper);
    const owners = new Set((await journal.read()).flatMap(({ databaseId }) => databaseId ?? []));
    const [owner] = owners;
    if (!owner || owners.size > 1) {
      throw new UsageError(`In ${journal.place} are the journals of ${owners.size} databases; one is needed.`);
    }
    await storeJournalOwner(database, owner);
    await forgetKnownFiles(database);
    const lines = [`${keeper}: the journal in ${journal.place} is its own now. The next start compares all of it.`];
    return { exit: 'ok', lines, data: { keeper, databaseId: owner } };
  },
};
