import { posix } from 'node:path';
import { functionsOf, importsByName, type SourceFunction } from './functions-of.ts';

export type Walk = {
  /** The rooms in the order in which a reader comes to them. */
  stays: string[];
  rooms: number;
  /** Stays in a room where the reader has been before: mostly the caller's, when what it called has been read. */
  returns: number;
  /** Calls from a room back into one that is waiting for it. Where rooms import in one direction there are none. */
  callsBack: number;
};

export type Start = { workspace: string; file: string; name: string };

/**
 * Follows a function and whatever it names, as somebody does who reads the code for the first time: into each function
 * of the workspace at the place where it is named, once, and back. Other workspaces are not entered.
 */
export function walk(sources: ReadonlyMap<string, string>, { workspace, file, name }: Start): Walk {
  const stays: string[] = [];
  const read = new Set<string>();
  const roomOf = (path: string) => path.slice(workspace.length + 1).split('/')[0] ?? '';
  const enter = (path: string) => {
    if (stays.at(-1) !== roomOf(path)) stays.push(roomOf(path));
  };
  const find = (path: string, wanted: string): SourceFunction | undefined =>
    path.startsWith(`${workspace}/`) ? functionsOf(path, sources.get(path) ?? '').get(wanted) : undefined;
  let callsBack = 0;
  const follow = (path: string, found: SourceFunction, waiting: readonly string[]): void => {
    const room = roomOf(path);
    if (waiting.at(-1) !== room && waiting.includes(room)) callsBack += 1;
    read.add(`${path} ${found.name}`);
    enter(path);
    const imported = importsByName(path, sources.get(path) ?? '');
    for (const mentioned of found.mentions) {
      const from = imported.get(mentioned);
      const target = from?.module.startsWith('.') ? posix.join(posix.dirname(path), from.module) : path;
      const next = find(target, from?.name ?? mentioned);
      if (!next || read.has(`${target} ${next.name}`)) continue;
      enter(path);
      follow(target, next, [...waiting, room]);
    }
  };
  const first = find(file, name);
  if (!first) throw new Error(`${file} has no function ${name}.`);
  follow(file, first, []);
  const rooms = new Set(stays).size;
  return { stays, rooms, returns: stays.length - rooms, callsBack };
}
