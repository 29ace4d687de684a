import { existsSync } from 'node:fs';
import { mkdtemp, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartRefused } from '@mleg/platform/start/start-refused';
import type { Settings } from './settings.ts';

/**
 * Refuses directories that are not there and cannot be made. It is tried, because no right says so of `/proc` and the
 * like, where making a path with its parents (`recursive`) would try for ever.
 */
export async function requirePlaces({
  dataDirectory,
  journalDirectories,
}: Pick<Settings, 'dataDirectory' | 'journalDirectories'>): Promise<void> {
  for (const place of [dataDirectory, ...journalDirectories]) {
    if (existsSync(place)) continue;
    const parent = nearest(place);
    await mkdtemp(join(parent, '.mleg-')).then(rmdir, ({ code }: NodeJS.ErrnoException) => {
      throw new StartRefused(
        `${place} cannot be made: nothing can be put into ${parent} (${code}). --data and --journal name other directories.`,
      );
    });
  }
}

const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));
