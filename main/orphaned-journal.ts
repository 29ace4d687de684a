import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { freeName, journalFilesIn, partsOfJournal, partsTo } from './parts-of-journal.ts';
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
  const orphaned = embedded
    .flatMap((keeper) => journalDirectories.map((place) => ({ place, keeper, directory: join(place, keeper) })))
    .filter(({ directory }) => journalFilesIn(directory).length > 0);
  if (orphaned.length === 0) return;
  const parts = orphaned.flatMap(({ directory }) => partsOfJournal(directory));
  throw new StartRefused(
    [
      `There is no database in ${dataDirectory}, but ${orphaned.map(({ directory }) => directory).join(' and ')} is the journal of one that was there.`,
      demonstration
        ? 'To begin the demonstration anew, remove that too, and start again:'
        : 'If the database was lost, restore its backup. To begin an empty installation instead, put the journal away:',
      ...(demonstration
        ? [`  rm -r ${parts.join(' ')}`]
        : orphaned.map(({ place, keeper, directory }) =>
            partsTo(directory, 'mv', join(freeName(`${place}.before`, journalDirectories), keeper)),
          )),
    ].join('\n'),
  );
}
