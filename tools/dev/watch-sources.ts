import { type FSWatcher, watch } from 'node:fs';
import { isServerSource, sourceFolders } from './source-folders.ts';

/** Saving is several events, and a checkout hundreds: what comes within this time is one change. */
const QUIET = 100;

/**
 * Calls `changed` when sources below the folders have changed. Folders are watched, never files: editors and git save by
 * renaming a new file over the old one, and who watches the old one hears of nothing any more.
 */
export function watchSources(folders: readonly string[], changed: () => void): { stop(): void } {
  const watched = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET);
  };
  const forget = (folder: string) => {
    watched.get(folder)?.close();
    watched.delete(folder);
  };
  const follow = (): boolean => {
    const there = new Set(folders.flatMap(sourceFolders));
    for (const folder of [...watched.keys()].filter((one) => !there.has(one))) forget(folder);
    const fresh = [...there].filter((folder) => !watched.has(folder));
    for (const folder of fresh) watched.set(folder, open(folder));
    return fresh.length > 0;
  };
  const open = (folder: string): FSWatcher => {
    const watcher = watch(folder, (event, name) => {
      // A folder that has just come may have been filled before it was watched.
      const filled = event === 'rename' && follow();
      if (filled || name === null || isServerSource(name)) soon();
    });
    // The folder is gone; the one above it says so too.
    watcher.on('error', () => forget(folder));
    return watcher;
  };

  follow();
  return {
    stop: () => {
      clearTimeout(timer);
      for (const folder of watched.keys()) forget(folder);
    },
  };
}
