import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const place = mkdtempSync(join(tmpdir(), 'mleg-before-'));
const beforeStart = (more: NodeJS.ProcessEnv) =>
  spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'before-start.ts'), '--role=issuer', '--data', join(place, 'data')],
    { encoding: 'utf8', env: { ...process.env, ISSUER_ORIGIN: 'https://issuer.example', ...more } },
  );

test('E8 what is missing is said before anything is built, in words and with nothing made', () => {
  const { status, stdout, stderr } = beforeStart({});
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^ISSUER_AUTHORITY_NAME is missing[^\n]*\n[^\n]+\n$/);
  expect(readdirSync(place)).toEqual([]);
});

test('E8 K4 that there is no root is said before anything is built', () => {
  const { status, stdout, stderr } = beforeStart({ ISSUER_AUTHORITY_NAME: 'Ministerstwo Przykładowe' });
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toMatch(/^There is no root yet[^]*keys ceremony/);
  expect(readdirSync(place)).toEqual([]);
});
