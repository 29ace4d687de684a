import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isNotSource, isTest } from '../source-tree.ts';
import { readWorkspaces } from '../walls/workspaces.ts';

/** The folders of all workspaces that this one stands on, itself included, by what their `package.json` names. */
export function foldersBelow(root: string, workspace: string): string[] {
  const all = readWorkspaces(root);
  const reached = new Set(all.filter(({ name }) => name === workspace));
  for (const { dependencies } of reached) {
    for (const one of all) if (dependencies.includes(one.name)) reached.add(one);
  }
  return [...reached].map(({ directory }) => join(root, directory));
}

/** The folder and all folders of sources inside it; none where it is no longer there. */
export function sourceFolders(folder: string): string[] {
  const inside = entriesOf(folder).filter((entry) => entry.isDirectory() && !isNotSource(entry.name));
  return [folder, ...inside.flatMap(({ name }) => sourceFolders(join(folder, name)))];
}

/** Whether a running server may have read a file of this name; editors leave others behind while they save. */
export function isServerSource(name: string): boolean {
  return /^[^.].*\.(?:ts|mts|mjs|json)$/.test(name) && !isTest(name);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
