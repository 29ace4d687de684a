import { limitBody } from '@mleg/platform/http/limit-body';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import { staticPages } from '@mleg/platform/http/static-pages';
import { Hono } from 'hono';
import type { IssuerDeps } from '../deps.ts';
import { deskApi } from './desk-api.ts';

/** The longest message and a passkey's answer are a tenth of it. */
const MAX_BYTES = 64 * 1024;

/** The Ministry's desk, under `/desk` on the issuer's origin: its API and its pages. */
export async function deskRoutes(deps: IssuerDeps): Promise<Hono> {
  const app = new Hono();
  const { deskDirectory } = deps.settings;
  app.use('/desk/*', limitBody(MAX_BYTES));
  app.all('/desk/api/*', deskApi(deps));
  if (!deskDirectory) return app;
  const pages = await staticPages(deskDirectory, { base: '/desk' });
  app.get('/desk', (context) => context.redirect('/desk/'));
  app.get('/desk/*', pageHeaders({ connect: [] }), pages);
  return app;
}
