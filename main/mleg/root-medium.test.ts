import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { beforeEach, expect, test } from 'vitest';
import { readArguments } from '../arguments.mjs';
import { readSettings } from '../settings.ts';
import { openRootMedium } from './root-medium.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'mleg-medium-'));
});

const open = (root: string | undefined) =>
  openRootMedium({
    options: { root },
    settings: readSettings(readArguments(['--data', join(place, 'data')]), {}),
  });

test('K14 a place for a root that is not there, taken or no file is refused before anybody types', async () => {
  mkdirSync(join(place, 'medium'));
  writeFileSync(join(place, 'letter.txt'), 'Szanowni Państwo');
  writeFileSync(join(place, 'other.json'), '{"salt":1}');
  await expect(open(undefined)).rejects.toThrow(/--root FILE/);
  await expect(open(join(place, 'unmounted', 'root.json'))).rejects.toThrow(
    /no directory \S+unmounted\. Put the medium/,
  );
  await expect(open(join(place, 'letter.txt', 'root.json'))).rejects.toThrow(/no directory/);
  await expect(open(join(place, 'medium'))).rejects.toThrow(/is a directory: name a file/);
  await expect(open(join(place, 'letter.txt'))).rejects.toThrow(/is no root/);
  await expect(open(join(place, 'other.json'))).rejects.toThrow(/is no root/);
  await expect(open(join(place, 'data', 'root.json'))).rejects.toThrow(/where the issuer runs/);
  await expect(open(join(place, 'data-journal', 'root.json'))).rejects.toThrow(/where the issuer runs/);
  expect(readdirSync(place)).toHaveLength(3);
  expect(readdirSync(join(place, 'medium'))).toEqual([]);
});

test('an empty medium will do, and one with a root on it', async () => {
  const file = join(place, 'root.json');
  expect(await open(file)).toEqual({ file, isThere: false, record: file });
  await (await openKeyFile(file, 'two people')).ensureSecret('root');
  expect(await open(file)).toEqual({ file, isThere: true, record: file });
  expect(readdirSync(place)).toEqual(['root.json']);
});
