import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiDocument, apiDocuments, ORIGINS } from '@mleg/testing/routes/api-documents';
import { type Server, servedRoutes } from '@mleg/testing/routes/served-routes';
import { expect, test } from 'vitest';
import { UNDOCUMENTED } from './undocumented-routes.ts';

const pages = mkdtempSync(join(tmpdir(), 'pages-'));
writeFileSync(join(pages, 'index.html'), '<!doctype html>');

const documents = [...(await apiDocuments()).values()];
const served = await servedRoutes(pages);
const servers = Object.keys(ORIGINS) as Server[];
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** `POST /institution-api/agreement`, for each operation of the document that is at this server. */
function operationsAt(server: Server, { servers: [usual], paths }: ApiDocument): string[] {
  return Object.entries(paths).flatMap(([path, item]) => {
    const url = new URL((item.servers?.[0] ?? usual)?.url ?? '');
    if (url.origin !== ORIGINS[server]) return [];
    const base = url.pathname.replace(/\/$/, '');
    return METHODS.filter((method) => method in item).map((method) => `${method.toUpperCase()} ${base}${path}`);
  });
}

const documented = (server: Server) => documents.flatMap((document) => operationsAt(server, document));

test.each(servers)('every route of the %s is in a document, or is excused with a reason', (server) => {
  const known = new Set([...documented(server), ...Object.keys(UNDOCUMENTED[server])]);
  expect(served[server].filter((route) => !known.has(route))).toEqual([]);
});

test.each(servers)('no route of the %s is excused that is not there, or in a document', (server) => {
  const excused = Object.keys(UNDOCUMENTED[server]);
  expect(excused.filter((route) => !served[server].includes(route))).toEqual([]);
  expect(excused.filter((route) => documented(server).includes(route))).toEqual([]);
});

test.each(servers)('the documents tell of nothing that the %s does not serve', (server) => {
  const mounts = served[server].filter((route) => /^ALL .*-?api\/\*$/.test(route)).map((route) => route.slice(4, -1));
  const routes = new Set(served[server]);
  const missing = documented(server).filter(
    (operation) => !routes.has(operation) && !mounts.some((mount) => operation.split(' ')[1]?.startsWith(mount)),
  );
  expect(missing).toEqual([]);
});
