import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const NOT_SOURCE = new Set(['node_modules', 'dist', 'coverage', '.git']);

/** Whether a folder of this name is fetched, built or written while running: `data`, `data-journal`, `data-school`. */
export const isNotSource = (name: string): boolean => NOT_SOURCE.has(name) || /^data(?:-|$)/.test(name);

/** The paths below `root`, relative to it, whose name ends in one of `endings`; sorted. */
export function sourceFiles(root: string, endings: readonly string[], directory = root): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return isNotSource(entry.name) ? [] : sourceFiles(root, endings, path);
      return entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)) ? [relative(root, path)] : [];
    })
    .sort();
}

/** Test files may see what the code they test may not. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}
