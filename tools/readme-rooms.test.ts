import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsAgainstOrder, roomsLeftOut, roomsNamedTwice } from './readme-rooms.ts';
import { isTest, sourceFiles } from './source-tree.ts';
import { importGraph } from './walls/import-graph.ts';
import { readWorkspaces } from './walls/workspaces.ts';

const ROOT = join(import.meta.dirname, '..');
const FILES = sourceFiles(ROOT, ['']);
const READMES = FILES.filter((file) => /(?:^|\/)README\.md$/.test(file));

const TABLE = '| Folder | What |\n|---|---|\n| `a/`, `b/` | both |\n| `c/d/` | one |\n';
const edge = (from: string, to: string) => ({ from: `house/${from}/1.ts`, to: `house/${to}/2.ts` });
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

test('a room has one row', () => {
  expect(roomsNamedTwice(TABLE)).toEqual([]);
  expect(roomsNamedTwice(`${TABLE}| \`b/\` | again |\n`)).toEqual(['b']);
});

test('an order that is promised is kept', () => {
  const table = '| `a/`, `b/` | lower |\n| `c/` | upper |\n';
  const edges = [edge('c', 'a'), edge('a', 'b'), edge('b', 'a'), edge('b', 'c'), edge('b', 'd')];
  expect(importsAgainstOrder('house/README.md', table, edges)).toEqual([]);
  expect(
    importsAgainstOrder('house/README.md', `A folder imports only from folders above it.\n${table}`, edges),
  ).toEqual(['house/b/1.ts → house/c/2.ts']);
});

const PROGRAM = FILES.filter((file) => /\.tsx?$/.test(file) && !isTest(file));
const { edges } = importGraph(
  new Map(PROGRAM.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')])),
  readWorkspaces(ROOT),
);

test.each(READMES)('%s names every room, once, in the order that it promises', (file) => {
  const readme = readFileSync(join(ROOT, file), 'utf8');
  expect(roomsLeftOut(file, readme, FILES)).toEqual([]);
  expect(roomsNamedTwice(readme)).toEqual([]);
  expect(importsAgainstOrder(file, readme, edges)).toEqual([]);
});
