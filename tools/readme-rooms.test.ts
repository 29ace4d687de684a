import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roomsLeftOut } from './readme-rooms.ts';
import { sourceFiles } from './source-tree.ts';

const ROOT = join(import.meta.dirname, '..');
const FILES = sourceFiles(ROOT, ['']);
const READMES = FILES.filter((file) => /(?:^|\/)README\.md$/.test(file));

const TABLE = '| Folder | What |\n|---|---|\n| `a/`, `b/` | both |\n| `c/d/` | one |\n';
const HOUSE = ['house/a/1.ts', 'house/b/x/2.ts', 'house/c/d/3.ts', 'house/4.ts', 'garden/5.ts'];

const left = (...more: string[]) => roomsLeftOut('house/README.md', TABLE, [...HOUSE, ...more]);

test('a table names every folder beside it, and all of a folder into which it looks', () => {
  expect(left()).toEqual(['c']);
  expect(left('house/e/6.ts', 'house/c/f/g/7.ts', 'house/a/y/8.ts')).toEqual(['c', 'c/f', 'e']);
});

test('a README without such a table need name none', () => {
  expect(roomsLeftOut('house/README.md', '| `a/` | one |', HOUSE)).toEqual([]);
  expect(roomsLeftOut('house/README.md', 'In `a/`, `b/` and `c/`.', HOUSE)).toEqual([]);
});

test.each(READMES)('%s names every room', (file) => {
  expect(roomsLeftOut(file, readFileSync(join(ROOT, file), 'utf8'), FILES)).toEqual([]);
});
