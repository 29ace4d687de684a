import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { journalOf } from './journal-of.ts';
import { quotedForShell } from './quoted-for-shell.ts';
import { KEEPERS } from './role.ts';
import type { Settings } from './settings.ts';

/**
 * Where the data directory was deleted and the journal was not, a database made now would be a stranger to it: refused
 * before it is made. Throws `StartRefused` with the command that begins anew.
 */
export function refuseOrphanedJournal(settings: Settings): void {
  const { dataDirectory, roles, databaseUrls, journalDirectories, demonstration } = settings;
  if (existsSync(join(dataDirectory, 'postgres'))) return;
  const embedded = KEEPERS.filter((keeper) => roles.includes(keeper) && databaseUrls[keeper] === undefined);
  const orphaned = embedded.flatMap((keeper) => journalOf(settings, keeper)).filter(hasFiles);
  if (orphaned.length === 0) return;
  const places = journalDirectories.filter((place) => orphaned.some((one) => one.startsWith(place)));
  throw new StartRefused(
    [
      `There is no database in ${dataDirectory}, but ${orphaned.join(' and ')} is the journal of one that was there.`,
      demonstration
        ? 'To begin the demonstration anew, remove that too, and start again:'
        : 'If the database was lost, restore its backup. To begin an empty installation instead, put the journal away:',
      ...(demonstration
        ? [`  rm -r ${places.map(quotedForShell).join(' ')}`]
        : places.map((place) => `  mv ${quotedForShell(place)} ${quotedForShell(`${place}.before`)}`)),
    ].join('\n'),
  );
}

const hasFiles = (directory: string) =>
  existsSync(directory) && readdirSync(directory).some((name) => name.endsWith('.journal'));
