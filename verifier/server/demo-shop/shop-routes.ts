import { isCrossSite } from '@mleg/platform/http/cross-site';
import { reportFault } from '@mleg/platform/http/incident';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import { staticPages } from '@mleg/platform/http/static-pages';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { ORPCError, onError } from '@orpc/server';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { OnlineChecks } from '../online-checks/online-checks.ts';
import { shopApi } from './shop-api.ts';
import { createShopSessions } from './shop-sessions.ts';

const PAGES = '/demo';
const PREFIX = `${PAGES}/api`;
const COOKIE = 'demo-shop';

/** The demonstration shop under `/demo`: pages, and the server behind them. */
export function shopRoutes(checks: OnlineChecks, directory: string): Hono {
  const { deps } = checks;
  const secure = deps.origin.startsWith('https:');
  const handler = new OpenAPIHandler(shopApi(checks, createShopSessions(deps)), {
    interceptors: [
      onError((error) => {
        if (error instanceof ORPCError && error.status < 500) return;
        reportFault(deps.log, error, 'demo-shop');
      }),
    ],
  });
  const app = new Hono();
  app.all(`${PREFIX}/*`, async (context) => {
    if (isCrossSite(context.req.raw, deps.origin)) return Response.json({ error: 'cross-site' }, { status: 403 });
    const session = getCookie(context, COOKIE);
    // Lax, because the wallet sends the browser back from another site.
    const options = { path: PAGES, httpOnly: true, secure, sameSite: 'Lax' } as const;
    const remember = (name: string) => setCookie(context, COOKIE, name, options);
    const { matched, response } = await handler.handle(context.req.raw, {
      prefix: PREFIX,
      context: { session, remember },
    });
    if (!matched) return context.notFound();
    context.header('Cache-Control', 'no-store');
    return context.newResponse(response.body, response);
  });
  const pages = staticPages(directory, PAGES);
  app.get(PAGES, (context) => context.redirect(`${PAGES}/`));
  app.get(`${PAGES}/*`, pageHeaders({ connect: [] }), async (context, next) => (await pages)(context, next));
  return app;
}
