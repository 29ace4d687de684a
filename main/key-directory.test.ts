import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
  const settings = { dataDirectory, passphrases: {}, tokens: {}, demonstration: true };
  const first = await (await openKeys(settings, 'issuer')).ensureSecret('test');
  expect(await (await openKeys(settings, 'issuer')).ensureSecret('test')).toEqual(first);
  expect(statSync(join(dataDirectory, 'issuer')).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDirectory, 'issuer', 'passphrase')).mode & 0o777).toBe(0o600);
});

test('K22 a passphrase that is gone is missed by every party, and none is made in its place', async () => {
  const settings = { dataDirectory, passphrases: {}, tokens: {}, demonstration: true };
  for (const holder of ['issuer', 'institution', 'verifier'] as const) {
    await (await openKeys(settings, holder)).ensureSecret('test');
    rmSync(join(dataDirectory, holder, 'passphrase'));
    const again = openKeys(settings, holder).then((keys) => keys.ensureSecret('test'));
    await expect(again).rejects.toThrow(
      /^The passphrase is missing: \S+passphrase is not there[^]*Nothing was made\.$/,
    );
    expect(readdirSync(join(dataDirectory, holder))).toEqual(['keys.json']);
  }
});

test('K28 an empty passphrase opens nothing, and no key is made under it', async () => {
  const settings = { dataDirectory, passphrases: {}, tokens: {}, demonstration: true };
  const directory = join(dataDirectory, 'issuer');
  const file = join(directory, 'passphrase');
  mkdirSync(directory);
  writeFileSync(file, '');
  const made = openKeys(settings, 'issuer').then((keys) => keys.ensureSecret('test'));
  await expect(made).rejects.toThrow(/^\S+passphrase is empty\.[^\n]+$/);
  expect(readdirSync(directory)).toEqual(['passphrase']);
  rmSync(file);
  await (await openKeys(settings, 'issuer')).ensureSecret('test');
  writeFileSync(file, '');
  await expect(openKeys(settings, 'issuer').then((keys) => keys.fingerprints())).rejects.toThrow(/is empty/);
});

test('a passphrase that is given is kept nowhere', async () => {
  const settings = { dataDirectory, passphrases: { issuer: 'given by the operator' }, tokens: {}, demonstration: true };
  await (await openKeys(settings, 'issuer')).ensureSecret('test');
  expect(() => readFileSync(join(dataDirectory, 'issuer', 'passphrase'))).toThrow(/ENOENT/);
  await expect(
    (
      await openKeys({ dataDirectory, passphrases: { issuer: 'another' }, tokens: {}, demonstration: true }, 'issuer')
    ).ensureSecret('test'),
  ).rejects.toThrow(/passphrase/);
});

test('E9 whoever only looks at keys makes nothing, and the first key says what the directory is', async () => {
  const settings = { dataDirectory: join(dataDirectory, 'data'), passphrases: {}, tokens: {}, demonstration: true };
  const keys = await openKeys(settings, 'issuer');
  expect(await keys.fingerprints()).toEqual({});
  expect(existsSync(settings.dataDirectory)).toBe(false);
  await keys.ensureSecret('test');
  expect(readFileSync(join(settings.dataDirectory, 'kind'), 'utf8')).toBe('demonstration\n');
});

test('of two processes that make the first key at once, both open it', async () => {
  const settings = { dataDirectory, passphrases: {}, tokens: {}, demonstration: true };
  const stores = await Promise.all([1, 2].map(() => openKeys(settings, 'issuer')));
  const [one, other] = await Promise.all(stores.map((store) => store.ensureSecret('test')));
  expect(one).toEqual(other);
});
