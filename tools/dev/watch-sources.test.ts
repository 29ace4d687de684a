import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until, when } from '@mleg/testing/until';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldersBelow, isServerSource } from './source-folders.ts';
import { watchSources } from './watch-sources.ts';

let folder: string;
let changes = 0;
let watching: { stop(): void };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mleg-watch-'));
  mkdirSync(join(folder, 'http'));
  writeFileSync(join(folder, 'http', 'app.ts'), '0');
  changes = 0;
  watching = watchSources([folder], () => {
    changes += 1;
  });
});

afterEach(() => {
  watching.stop();
  rmSync(folder, { recursive: true });
});

async function untilSeen(save: () => void): Promise<void> {
  const before = changes;
  save();
  await until('nobody has noticed', async () => when(changes > before));
}

function saveByRename(file: string, text: string): void {
  writeFileSync(`${file}~`, text);
  renameSync(`${file}~`, file);
}

test('a file is followed however often it is saved, also by renaming', async () => {
  const file = join(folder, 'http', 'app.ts');
  for (const text of ['1', '2', '3']) await untilSeen(() => saveByRename(file, text));
  await untilSeen(() => writeFileSync(file, '4'));
});

test('new folders are followed, and what is taken away is noticed', async () => {
  const room = join(folder, 'cards', 'orders');
  await untilSeen(() => {
    mkdirSync(room, { recursive: true });
    writeFileSync(join(room, 'order.ts'), '0');
  });
  await untilSeen(() => saveByRename(join(room, 'order.ts'), '1'));
  await untilSeen(() => rmSync(join(room, 'order.ts')));
});

test.each([
  ['health.ts', true],
  ['package.json', true],
  ['arguments.mjs', true],
  ['health.test.ts', false],
  ['.health.ts.swp', false],
  ['health.ts~', false],
  ['4913', false],
])('whether %s is a source of a server: %s', (name, expected) => {
  expect(isServerSource(name)).toBe(expected);
});

test('the servers stand on their parties and what all need, and on no app', () => {
  const folders = foldersBelow('', '@mleg/main');
  expect(folders).toEqual(expect.arrayContaining(['main', 'platform', 'institution/server', 'issuer/contract']));
  expect(folders.filter((name) => /app|desk|demo|tools|testing/.test(name))).toEqual([]);
});
