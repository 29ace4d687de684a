import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What is fetched, built or written while running, and no source. */
export const NOT_SOURCE = new Set(['node_modules', 'dist', 'data', 'coverage', '.git']);

/** The paths below `root`, relative to it, whose name ends in one of `endings`; sorted. */
export function sourceFiles(root: string, endings: readonly string[], directory = root): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return NOT_SOURCE.has(entry.name) ? [] : sourceFiles(root, endings, path);
      return entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)) ? [relative(root, path)] : [];
    })
    .sort();
}

/** Test files may see what the code they test may not. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}
