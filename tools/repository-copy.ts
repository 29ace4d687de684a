import { cpSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from './source-tree.ts';

/**
 * A copy of all that the compiler reads, to try a change in. Packages are those of the repository, our own workspaces
 * those of the copy.
 */
export function copyRepository(root: string, copy: string): void {
  for (const file of sourceFiles(root, ['.ts', '.tsx', '.mts', '.mjs', '.json']))
    cpSync(join(root, file), join(copy, file));
  const [from, to] = [join(root, 'node_modules'), join(copy, 'node_modules')];
  mkdirSync(join(to, '@mleg'), { recursive: true });
  for (const name of readdirSync(from)) if (name !== '@mleg') symlinkSync(join(from, name), join(to, name));
  for (const name of readdirSync(join(from, '@mleg'))) {
    symlinkSync(readlinkSync(join(from, '@mleg', name)), join(to, '@mleg', name));
  }
}
