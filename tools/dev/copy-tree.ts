import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readWorkspaces } from '../walls/workspaces.ts';

/** A copy of the sources at `root`, as somebody would edit them, with the packages that are installed there. */
export function copyTree(root: string, copy: string): void {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root });
  for (const file of listed
    .toString()
    .split('\0')
    .filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  linkPackages(root, copy);
}

/** Other people's packages are those of `root`, our own those of the copy. */
function linkPackages(root: string, copy: string): void {
  const [from, to] = [join(root, 'node_modules'), join(copy, 'node_modules')];
  const own = '@mleg';
  mkdirSync(join(to, own), { recursive: true });
  for (const name of readdirSync(from).filter((entry) => ![own, '.cache'].includes(entry))) {
    symlinkSync(join(from, name), join(to, name));
  }
  for (const { name, directory } of readWorkspaces(copy)) {
    symlinkSync(relative(join(to, own), join(copy, directory)), join(to, name));
  }
}
