import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servedRoutes } from '@mleg/testing/routes/served-routes';
import { expect, test } from 'vitest';
import { APPS, isForPages } from './apps.ts';

const pages = mkdtempSync(join(tmpdir(), 'pages-'));
writeFileSync(join(pages, 'index.html'), '<!doctype html>');
const served = await servedRoutes(pages);

/** By what the built pages are served. */
const OF_PAGES = ['GET /*', 'GET /desk/*', 'GET /inspector/*', 'GET /demo/*'];

test.each(['institution', 'issuer', 'wallet', 'verifier'] as const)(
  'every route of the %s reaches its server',
  (role) => {
    const apps = APPS.filter((app) => app.role === role);
    const taken = served[role]
      .filter((route) => !OF_PAGES.includes(route) && !/^ALL (?!.*api)/.test(route))
      .filter((route) => {
        const [method = '', path = ''] = route.replace('ALL', 'GET').split(' ');
        return apps.some((app) => isForPages(app, method, path));
      });
    expect(taken).toEqual([]);
  },
);

test('pages and their sources are the app’s, what is sent is the server’s', () => {
  const [portal] = APPS;
  if (!portal) throw new Error('There is no portal.');
  expect(isForPages(portal, 'GET', '/student/dokumenty')).toBe(true);
  expect(isForPages(portal, 'GET', '/@vite/client')).toBe(true);
  expect(isForPages(portal, 'GET', '/api/session.ts')).toBe(true);
  expect(isForPages(portal, 'GET', '/api/session')).toBe(false);
  expect(isForPages(portal, 'POST', '/anything')).toBe(false);
});
