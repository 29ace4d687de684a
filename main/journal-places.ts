import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { journalOf } from './journal-of.ts';
import { quotedForShell } from './quoted-for-shell.ts';
import { KEEPERS } from './role.ts';
import type { Settings } from './settings.ts';

type Places = Pick<Settings, 'dataDirectory' | 'journalDirectories' | 'demonstration' | 'roles'>;

/**
 * Whoever restores the whole data directory would take a journal in it back too, and nothing would be found missing.
 * A demonstration has nothing to lose. Throws `StartRefused`.
 */
export function requireJournalOutside({ dataDirectory, journalDirectories, demonstration }: Places): void {
  if (demonstration) return;
  const inside = journalDirectories.find((place) => isWithin(real(place), real(dataDirectory)));
  if (inside === undefined) return;
  throw new StartRefused(
    [
      `The journal in ${inside} is inside of the data directory ${dataDirectory}: whoever restores that takes the journal`,
      'back with it, and codes that were used, or cards that were revoked, come back unseen.',
      'Stop every process, move it out, and name the new place with --journal, JOURNAL_DIRECTORY or JOURNAL_MIRROR:',
      `  mv ${quotedForShell(inside)} ${quotedForShell(`${dataDirectory}-journal`)}`,
    ].join('\n'),
  );
}

/**
 * A second place is one only where it has what the first has: named later, or wrongly, it would get new files alone and
 * be no help on the day the first is lost. Throws `StartRefused` with the command that makes them equal.
 */
export function requireWholeMirrors(settings: Places): void {
  for (const keeper of KEEPERS.filter((one) => settings.roles.includes(one))) {
    const places = journalOf(settings, keeper).map((place) => ({ place, files: filesIn(place) }));
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
      `  mkdir -p ${quotedForShell(to)} && cp -an ${quotedForShell(`${from}/.`)} ${quotedForShell(to)}`,
    ].join('\n'),
  );
}

const filesIn = (directory: string): string[] =>
  existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith('.journal')) : [];

const isWithin = (path: string, directory: string): boolean => {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
};

/** Where links lead; of what is not there yet, where its nearest parent is. */
const real = (path: string): string =>
  existsSync(path) ? realpathSync(path) : join(real(dirname(path)), basename(path));
