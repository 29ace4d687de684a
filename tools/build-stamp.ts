import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTest, sourceFiles } from './source-tree.ts';

const EVERYTHING = [''];

/** A number for what goes into a build: the contents of all files in `folders` except tests, and the locked dependencies. */
export function sourceHash(root: string, folders: readonly string[]): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of folders.filter((name) => existsSync(join(root, name)))) {
    for (const file of sourceFiles(join(root, folder), EVERYTHING).filter((name) => !isTest(name))) {
      hash.update(`${folder}/${file}\0`).update(readFileSync(join(root, folder, file)));
    }
  }
  return hash.digest('hex');
}

export function isBuilt(stamp: string, hash: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

export function stampBuild(stamp: string, hash: string): void {
  writeFileSync(stamp, hash);
}
