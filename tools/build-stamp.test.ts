import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBuilt, sourceHash, stampBuild } from './build-stamp.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mleg-build-'));
  mkdirSync(join(root, 'app', 'dist'), { recursive: true });
  write('package-lock.json', '{}');
  write('app/page.tsx', 'one');
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(join(root, file), text);
}

test.each([
  ['a changed source', 'app/page.tsx', 'two'],
  ['a new source', 'app/other.css', ''],
  ['another dependency', 'package-lock.json', '{"packages":{}}'],
])('%s asks for a build', (_name, file, text) => {
  const before = sourceHash(root, ['app']);
  write(file, text);
  expect(sourceHash(root, ['app'])).not.toBe(before);
});

test.each([
  ['a test', 'app/page.test.tsx'],
  ['what was built', 'app/dist/index.js'],
  ['another folder', 'readme.md'],
])('%s does not', (_name, file) => {
  const before = sourceHash(root, ['app']);
  write(file, 'anything');
  expect(sourceHash(root, ['app'])).toBe(before);
});

test('a build is fresh only under the number it was stamped with', () => {
  const stamp = join(root, 'app', 'dist', '.sources');
  expect(isBuilt(stamp, 'a')).toBe(false);
  stampBuild(stamp, 'a');
  expect(isBuilt(stamp, 'a')).toBe(true);
  expect(isBuilt(stamp, 'b')).toBe(false);
});
