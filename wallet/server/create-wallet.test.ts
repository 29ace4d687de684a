import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '@mleg/platform/log/log';
import { beforeAll, expect, test } from 'vitest';
import { createWallet } from './create-wallet.ts';

const ORIGIN = 'http://localhost:8082';
const ISSUER = 'https://issuer.example';
const RESOURCES = {
  log: openLog('silent'),
  clock: { now: () => new Date() },
  fetch: () => Promise.reject(new Error('asked by nobody')),
};
let appDirectory = '';

beforeAll(async () => {
  appDirectory = await mkdtemp(join(tmpdir(), 'wallet-app-'));
  await mkdir(join(appDirectory, 'assets'));
  await writeFile(join(appDirectory, 'index.html'), '<!doctype html><title>Wallet</title>');
  await writeFile(join(appDirectory, 'assets', 'main-abc123.js'), 'export {};');
  await writeFile(join(appDirectory, '.sources'), 'not for the public');
});

const open = () =>
  createWallet({ origin: ORIGIN, appDirectory, trustedIssuers: [ISSUER], defaultIssuer: ISSUER }, RESOURCES);
const get = async (path: string, headers: Record<string, string> = {}) =>
  (await open()).fetch(new Request(`${ORIGIN}${path}`, { headers }));

test('the page may call the listed issuers, and verifiers wherever there is TLS', async () => {
  const policy = (await get('/')).headers.get('content-security-policy');
  expect(policy).toContain(`connect-src 'self' ${ISSUER} https:;`);
  expect(policy).toContain("require-trusted-types-for 'script'");
});

test('tells the app whom to trust', async () => {
  expect(await (await get('/configuration.json')).json()).toEqual({
    trustedIssuers: [ISSUER],
    defaultIssuer: ISSUER,
    registrars: [],
    nearbyVerifiers: [],
    relay: false,
  });
});

test('keeps files named by their content for good, and the page never', async () => {
  expect((await get('/assets/main-abc123.js')).headers.get('cache-control')).toContain('immutable');
  const page = await get('/');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const again = await get('/', { 'If-None-Match': page.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test.each(['/../package.json', '/.sources', '/assets/', '/add?credential_offer_uri=x'])('has no %s', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test('refuses to start with a default issuer it does not trust', async () => {
  const settings = { origin: ORIGIN, appDirectory, trustedIssuers: [ISSUER], defaultIssuer: 'https://other.example' };
  await expect(createWallet(settings, RESOURCES)).rejects.toThrow('not among');
});
