import { pageHeaders } from '@mleg/platform/http/security-headers';
import { Hono } from 'hono';
import type { VerifierDeps } from '../deps.ts';
import { wordingFor } from '../texts/wording.ts';
import { renderReadinessPage, stylesheet } from './readiness-page.ts';

/** The first page, for the operator. */
export function readinessRoutes({ clock, holdings }: Pick<VerifierDeps, 'clock' | 'holdings'>): Hono {
  const app = new Hono();
  app.use('/', pageHeaders({ connect: [] }));
  app.get('/', async (context) => {
    const ready = await holdings.prepared();
    const summary = holdings.statusLists.summary();
    const issuers = holdings.trusted.map(({ issuer }) => issuer);
    return context.html(renderReadinessPage(wordingFor(context), { ready, issuers, summary, now: clock.now() }));
  });
  app.get('/readiness.css', (context) => context.body(stylesheet, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  return app;
}
