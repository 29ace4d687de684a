import { forgetKnownFiles } from '@mleg/platform/journal/journal-store';
import { UsageError } from '../arguments.mjs';
import type { Command } from './command.ts';
import { oneKeeperOf, openKeepers } from './open-keepers.ts';

/** Where a journal is gone for good: the database goes on with a new one, which begins with all that it knows. */
export const journalLost: Command = {
  name: 'journal lost',
  summary: 'has a database whose journal is gone for good begin another; older backups are then worth nothing',
  example: 'journal lost --role issuer --sure',
  options: { sure: { type: 'boolean', says: 'the journal was looked for, its second place too' } },
  run: async (call) => {
    const keeper = oneKeeperOf(call);
    const { database, journal } = await (await openKeepers(call))(keeper);
    if (!call.options['sure']) {
      throw new UsageError(
        `Whatever is restored from a backup afterwards brings back what only the journal in ${journal.place} knew. Look for it first; then --sure.`,
      );
    }
    if ((await journal.read()).length > 0)
      throw new UsageError(`There is a journal in ${journal.place}: it is not lost.`);
    await forgetKnownFiles(database);
    return {
      exit: 'ok',
      lines: [
        `${keeper}: the next start begins a new journal in ${journal.place}. Make a backup after it, and keep no older one.`,
      ],
      data: { keeper },
    };
  },
};
