import { posix } from 'node:path';
import type { Edge } from './walls/import-graph.ts';

const ROW = /^\| (.*?) \|/gm;
const ROOM = /`([\w./-]+)\/`/g;

/** How many rooms a README names before it counts as one that has a table of them. */
const A_TABLE = 3;

/** With these words a README promises that its table is in the order of imports. */
const IN_ORDER = 'imports only from folders above it';

/** The folders that each row of a README's tables has in its first cell, relative to the README. */
function rowsOf(readme: string): string[][] {
  const cells = [...readme.matchAll(ROW)].map(([, cell = '']) => cell);
  return cells.map((cell) => [...cell.matchAll(ROOM)].map(([, room = '']) => room));
}

const roomsNamed = (readme: string) => new Set(rowsOf(readme).flat());

/** Rooms that have two rows, and so two explanations. */
export function roomsNamedTwice(readme: string): string[] {
  const rooms = rowsOf(readme).flat();
  return rooms.filter((room, at) => rooms.indexOf(room) < at);
}

/** Imports from a room that the README's table has further down, where it promises that there are none. */
export function importsAgainstOrder(file: string, readme: string, edges: readonly Edge[]): string[] {
  if (!readme.includes(IN_ORDER)) return [];
  const rows = new Map(rowsOf(readme).flatMap((rooms, row) => rooms.map((room) => [room, row] as const)));
  const rowOf = (path: string) => rows.get(posix.relative(posix.dirname(file), path).split('/')[0] ?? '');
  return edges
    .filter(({ from, to }) => (rowOf(from) ?? Number.POSITIVE_INFINITY) < (rowOf(to) ?? -1))
    .map(({ from, to }) => `${from} → ${to}`);
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
