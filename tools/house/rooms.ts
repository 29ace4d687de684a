import { posix } from 'node:path';
import { isTest } from '../source-tree.ts';
import type { Edge } from '../walls/import-graph.ts';
import { rings } from '../walls/rings.ts';

export type RoomFigures = {
  /** Those that hold nothing but tests too. */
  rooms: number;
  /** Imports from one room into another, of types too, without those of tests. */
  imports: number;
  /** Rooms that can be reached from themselves. */
  inRings: number;
  /** Imports without which there would be no ring. */
  holding: number;
};

/** A workspace in numbers; its rooms are its folders and the files at its root. */
export function roomFigures(files: readonly string[], edges: readonly Edge[], workspace: string): RoomFigures {
  const roomOf = (file: string) => file.slice(workspace.length + 1).split('/')[0] ?? '';
  const isInside = (file: string) => file.startsWith(`${workspace}/`) && !isTest(file);
  // A test at the root belongs to the file beside it; one in a folder is in a room, whatever else is there.
  const isRoomy = (file: string) =>
    isInside(file) || (isTest(file) && roomOf(file) !== posix.basename(file) && file.startsWith(`${workspace}/`));
  const links = edges
    .filter(({ from, to }) => isInside(from) && isInside(to))
    .map(({ from, to }) => ({ from: roomOf(from), to: roomOf(to) }))
    .filter(({ from, to }) => from !== to);
  const found = rings(links);
  return {
    rooms: new Set(files.filter(isRoomy).map(roomOf)).size,
    imports: links.length,
    inRings: found.flatMap(({ members }) => members).length,
    holding: found.flatMap(({ holding }) => holding).length,
  };
}
