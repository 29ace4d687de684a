import { existsSync } from 'node:fs';
import { access, constants, mkdtemp, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartRefused } from '@mleg/platform/start/start-refused';
import type { Settings } from './settings.ts';

/**
 * Refuses directories that cannot be written to, or are not there and cannot be made: the journal is first written to when
 * something must not be lost any more. The making is tried, because no right says so of `/proc` and the like, where making a
 * path with its parents (`recursive`) would try for ever.
 */
export async function requirePlaces({
  dataDirectory,
  journalDirectories,
}: Pick<Settings, 'dataDirectory' | 'journalDirectories'>): Promise<void> {
  for (const place of [dataDirectory, ...journalDirectories]) {
    const parent = nearest(place);
    const attempt = parent === place ? access(place, constants.W_OK) : mkdtemp(join(parent, '.mleg-')).then(rmdir);
    await attempt.catch(({ code }: NodeJS.ErrnoException) => {
      const what = parent === place ? 'cannot be written to' : `cannot be made: nothing can be put into ${parent}`;
      throw new StartRefused(
        `${place} ${what} by the user who starts this (${code}). Give it to that user, or name another directory with --data or --journal.`,
      );
    });
  }
}

const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));
