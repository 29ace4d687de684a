import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';
import { ROLES } from './role.ts';
import { rolesHere } from './roles-here.ts';
import { readSettings } from './settings.ts';

function installationOf(...holders: string[]) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'mleg-roles-'));
  for (const holder of holders) {
    mkdirSync(join(dataDirectory, holder));
    writeFileSync(join(dataDirectory, holder, 'keys.json'), '{}');
  }
  return (environment: NodeJS.ProcessEnv = {}) =>
    rolesHere(readSettings(readArguments(['--data', dataDirectory]), environment));
}

const URLS = { ISSUER_DATABASE_URL: 'postgres://a@b/c', INSTITUTION_DATABASE_URL: 'postgres://a@b/d' };

test('whose keys are here is here, whatever else the settings name', () => {
  expect(installationOf('issuer')()).toEqual(['issuer']);
  expect(installationOf('issuer')(URLS)).toEqual(['issuer']);
  expect(installationOf('institution', 'verifier')(URLS)).toEqual(['institution', 'verifier']);
  expect(installationOf('verifier')()).toEqual(['verifier']);
  const ISSUER_KEYS = 'pkcs11:token=m?module-path=/t.so&pin-source=file:/pin';
  expect(installationOf()({ ISSUER_KEYS })).toEqual(['issuer']);
});

test('an issuer that was refused for want of a ceremony is the one that is here', () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'mleg-roles-'));
  mkdirSync(join(dataDirectory, 'postgres', 'passwords'), { recursive: true });
  writeFileSync(join(dataDirectory, 'postgres', 'passwords', 'issuer'), 'secret');
  expect(rolesHere(readSettings(readArguments(['--data', dataDirectory]), {}))).toEqual(['issuer']);
});

test('before there are keys it is whose database is named, and where nothing is here everybody', () => {
  expect(installationOf()({ ISSUER_DATABASE_URL: URLS.ISSUER_DATABASE_URL })).toEqual(['issuer']);
  expect(installationOf('verifier')({ ISSUER_DATABASE_URL: URLS.ISSUER_DATABASE_URL })).toEqual(['issuer', 'verifier']);
  expect(installationOf()()).toEqual(ROLES);
});
