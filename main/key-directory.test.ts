import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeys } from './key-directory.ts';

let dataDirectory: string;

beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'mleg-keys-'));
});

afterEach(() => rmSync(dataDirectory, { recursive: true }));

test('a passphrase is made once, for its owner alone, and opens the keys again', async () => {
  const settings = { dataDirectory, passphrases: {} };
  const first = await (await openKeys(settings, 'issuer')).ensureSecret('test');
  expect(await (await openKeys(settings, 'issuer')).ensureSecret('test')).toEqual(first);
  expect(statSync(join(dataDirectory, 'issuer')).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDirectory, 'issuer', 'passphrase')).mode & 0o777).toBe(0o600);
});

test('a passphrase that is given is kept nowhere', async () => {
  const settings = { dataDirectory, passphrases: { issuer: 'given by the operator' } };
  await (await openKeys(settings, 'issuer')).ensureSecret('test');
  expect(() => readFileSync(join(dataDirectory, 'issuer', 'passphrase'))).toThrow(/ENOENT/);
  await expect(
    (await openKeys({ dataDirectory, passphrases: { issuer: 'another' } }, 'issuer')).ensureSecret('test'),
  ).rejects.toThrow(/passphrase/);
});
