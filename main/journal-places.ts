import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { journalOf } from './journal-of.ts';
import { freeName, journalFilesIn, partsOfJournal, partsTo } from './parts-of-journal.ts';
import { KEEPERS } from './role.ts';
import type { Settings } from './settings.ts';

type Places = Pick<Settings, 'dataDirectory' | 'journalDirectories' | 'demonstration' | 'roles'>;

/**
 * Whoever restores the whole data directory would take a journal in it back too, and nothing would be found missing.
 * A demonstration has nothing to lose. Throws `StartRefused`.
 */
export function requireJournalOutside({ dataDirectory, journalDirectories, demonstration }: Places): void {
  if (demonstration) return;
  const at = journalDirectories.findIndex((place) => isWithin(real(place), real(dataDirectory)));
  const inside = journalDirectories[at];
  if (inside === undefined) return;
  const isMirror = at > 0;
  const better = freeName(`${dataDirectory}-journal${isMirror ? '-mirror' : ''}`, journalDirectories);
  const kept = KEEPERS.filter((keeper) => partsOfJournal(join(inside, keeper)).length > 0);
  const setting = isMirror ? 'JOURNAL_MIRROR' : '--journal or JOURNAL_DIRECTORY';
  throw new StartRefused(
    [
      `The journal in ${inside} is inside of the data directory ${dataDirectory}: whoever restores that takes the journal`,
      'back with it, and codes that were used, or cards that were revoked, come back unseen.',
      kept.length === 0
        ? `There is none yet: name a place outside with ${setting}, as ${better}`
        : `Stop every process, move it out, and name the new place, ${better}, with ${setting}:`,
      ...kept.map((keeper) => partsTo(join(inside, keeper), 'mv', join(better, keeper))),
    ].join('\n'),
  );
}

/**
 * A second place is one only where it has what the first has: named later, or wrongly, it would get new files alone and
 * be no help on the day the first is lost. Throws `StartRefused` with the command that makes them equal.
 */
export function requireWholeMirrors(settings: Places): void {
  for (const keeper of KEEPERS.filter((one) => settings.roles.includes(one))) {
    const places = journalOf(settings, keeper).map((place) => ({ place, files: journalFilesIn(place) }));
    for (const { place: from, files } of places) {
      const behind = places.find((one) => files.some((file) => !one.files.includes(file)));
      if (behind) refuseBehind(keeper, from, behind.place, files.filter((file) => !behind.files.includes(file)).length);
    }
  }
}

function refuseBehind(keeper: string, from: string, to: string, missing: number): never {
  throw new StartRefused(
    [
      `${to} is to be a second place of the ${keeper}'s journal, but lacks ${missing} of the files in ${from}.`,
      'If that is the place you mean, stop every process, copy them, and start again; what is there stays:',
      partsTo(from, 'cp -an', to),
    ].join('\n'),
  );
}

const isWithin = (path: string, directory: string): boolean => {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
};

/** Where links lead; of what is not there yet, where its nearest parent is. */
const real = (path: string): string =>
  existsSync(path) ? realpathSync(path) : join(real(dirname(path)), basename(path));
