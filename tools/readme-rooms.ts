import { posix } from 'node:path';

const ROW = /^\| (.*?) \|/gm;
const ROOM = /`([\w./-]+)\/`/g;

/** How many rooms a README names before it counts as one that has a table of them. */
const A_TABLE = 3;

/** The folders that the first cells of a README's tables name, relative to the README. */
export function roomsNamed(readme: string): Set<string> {
  const cells = [...readme.matchAll(ROW)].map(([, cell = '']) => cell);
  return new Set(cells.flatMap((cell) => [...cell.matchAll(ROOM)].map(([, room = '']) => room)));
}

/**
 * Rooms that a README with a table of rooms leaves out: the folders beside it, and the folders beside those of which it
 * names one further down.
 * @param files of the repository; a folder is there if a file is in it
 */
export function roomsLeftOut(file: string, readme: string, files: readonly string[]): string[] {
  const home = posix.dirname(file);
  const named = roomsNamed(readme);
  const folders = foldersBelow(home, files);
  const isTable = [...named].filter((room) => folders.has(room)).length >= A_TABLE;
  if (!isTable) return [];
  const opened = new Set(['.', ...[...named].map((room) => posix.dirname(room))]);
  return [...folders].filter((folder) => opened.has(posix.dirname(folder)) && !named.has(folder)).sort();
}

function foldersBelow(home: string, files: readonly string[]): Set<string> {
  const start = home === '.' ? '' : `${home}/`;
  const folders = new Set<string>();
  for (const file of files) {
    if (!file.startsWith(start)) continue;
    for (let folder = posix.dirname(file.slice(start.length)); folder !== '.'; folder = posix.dirname(folder)) {
      folders.add(folder);
    }
  }
  return folders;
}
