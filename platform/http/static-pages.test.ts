import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { staticPages } from './static-pages.ts';

async function site() {
  const directory = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(directory, 'app', 'assets'), { recursive: true });
  await writeFile(join(directory, 'secret.txt'), 'outside');
  await writeFile(join(directory, 'app', 'index.html'), '<!doctype html><title>portal</title>');
  await writeFile(join(directory, 'app', '.sources'), 'not for the public');
  await writeFile(join(directory, 'app', 'app.js.map'), 'nor this');
  await writeFile(join(directory, 'app', 'assets', 'app-1a2b.js'), 'export const a = 1;\n'.repeat(100));
  const app = new Hono().get('*', await staticPages(join(directory, 'app')));
  return (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
}

test('the application’s own addresses get its index, which is asked for each time', async () => {
  const get = await site();
  for (const path of ['/', '/student/dokumenty/mlegitymacja']) {
    const response = await get(path);
    expect(await response.text()).toContain('portal');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  }
});

test('what is named by its content is kept for ever, and sent small to who can read it', async () => {
  const get = await site();
  const plain = await get('/assets/app-1a2b.js');
  expect(plain.headers.get('cache-control')).toContain('immutable');
  expect(plain.headers.get('content-type')).toContain('text/javascript');
  const small = await get('/assets/app-1a2b.js', { 'Accept-Encoding': 'br, gzip' });
  expect(small.headers.get('content-encoding')).toBe('gzip');
  expect((await small.arrayBuffer()).byteLength).toBeLessThan((await plain.arrayBuffer()).byteLength);
  expect((await get('/assets/app-1a2b.js', { 'Accept-Encoding': 'gzip;q=0' })).headers.get('content-encoding')).toBe(
    null,
  );
});

test('a page that the browser has is not sent again', async () => {
  const get = await site();
  const etag = (await get('/')).headers.get('etag') ?? '';
  expect((await get('/', { 'If-None-Match': etag })).status).toBe(304);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/missing.js',
  '/app.js.map',
])('nothing outside of the pages is there: %s', async (path) => {
  const response = await (await site())(path);
  expect(response.status).toBe(404);
});

test('pages of one part of an origin are found under its path', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(directory, 'assets'), { recursive: true });
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>desk</title>');
  await writeFile(join(directory, 'assets', 'app-1a2b.js'), 'export {};');
  const app = new Hono().get('/desk/*', await staticPages(directory, { base: '/desk' }));
  expect(await (await app.request('/desk/umowy')).text()).toContain('desk');
  expect((await app.request('/desk/assets/app-1a2b.js')).headers.get('cache-control')).toContain('immutable');
  expect((await app.request('/desk/assets/other.js')).status).toBe(404);
});

test('hidden files are not there', async () => {
  const response = await (await site())('/.sources');
  expect(await response.text()).not.toContain('not for the public');
});

test('an application that routes in the fragment has no addresses but its files', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pages-'));
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>wallet</title>');
  const app = new Hono().get('*', await staticPages(directory, { routes: 'fragment' }));
  expect(await (await app.request('/')).text()).toContain('wallet');
  expect((await app.request('/add')).status).toBe(404);
});

test('an application that is not built is said so at the start', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pages-'));
  await expect(staticPages(directory)).rejects.toThrow('not built');
});
