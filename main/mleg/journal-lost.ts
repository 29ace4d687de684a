import { forgetKnownFiles } from '@mleg/platform/journal/journal-store';
import { UsageError } from '../arguments.mjs';
import { journalOf } from '../journal-of.ts';
import type { Call, Command } from './command.ts';
import { keepersOf, oneKeeperOf, openKeepers } from './open-keepers.ts';

/** Where a journal is gone for good: the database goes on with a new one, which begins with all that it knows. */
export const journalLost: Command = {
  name: 'journal lost',
  summary: 'has a database whose journal is gone for good begin another; older backups are then worth nothing',
  example: 'journal lost --role issuer --sure',
  options: { sure: { type: 'boolean', says: 'the journal was looked for, its second place too' } },
  run: async (call) => {
    if (!call.options['sure']) refuseUnsure(call);
    const keeper = oneKeeperOf(call);
    const { database, journal } = await (await openKeepers(call))(keeper);
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

/** With all that is missing, so that whoever is sure calls once more and no oftener. */
function refuseUnsure(call: Pick<Call, 'settings'>): never {
  const keepers = keepersOf(call);
  const places = keepers.map((keeper) => journalOf(call.settings, keeper)[0]).join(' or ');
  const roles = keepers.map((keeper) => `--role ${keeper}`).join(' or ');
  const missing = keepers.length > 1 ? `${roles}, whose it is, and --sure` : '--sure';
  throw new UsageError(
    `Whatever is restored from a backup afterwards brings back what only the journal in ${places} knew. Look for it first, in its second place too; then ${missing}.`,
  );
}
