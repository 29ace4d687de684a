import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const rowsOf = (file: string) =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| |') && !line.startsWith('| Threat'));
const testsIn = (row: string) => Array.from(row.matchAll(/`([\w/.-]+\.test\.tsx?)`/g), ([, path = '']) => path);
const missing = (row: string) => testsIn(row).filter((path) => !existsSync(join(root, path)));

test.each(['institution', 'issuer', 'wallet', 'verifier'])(
  'every threat to the %s has a test that is there',
  (party) => {
    const rows = rowsOf(`docs/threats/${party}.md`);
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter((row) => testsIn(row).length === 0)).toEqual([]);
    expect(rows.flatMap(missing)).toEqual([]);
  },
);

const CHAPTERS = 17;

test('every requirement of ASVS 5.0 level 2 stands in the table once, with a word on how we stand', () => {
  const rows = rowsOf('docs/asvs.md').map((row) => row.split(' | '));
  const ids = rows.map(([id = '']) => id.replace('| ', ''));
  expect(new Set(ids).size).toBe(ids.length);
  // 70 of level 1 and 183 of level 2 in 5.0.0.
  expect([ids.length, rows.filter(([, level]) => level === '1').length]).toEqual([253, 70]);
  expect(new Set(ids.map((id) => id.split('.')[0])).size).toBe(CHAPTERS);
  expect(
    rows.filter(([, , , stand = '', how = '']) => !/^(met|in part|not met|n\/a)$/.test(stand) || how.length < 6),
  ).toEqual([]);
  expect(rows.flatMap((row) => missing(row.join(' | ')))).toEqual([]);
});
