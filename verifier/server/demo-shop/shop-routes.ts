import { apiHandler } from '@mleg/platform/http/api-handler';
import { isCrossSite } from '@mleg/platform/http/cross-site';
import { limitBody } from '@mleg/platform/http/limit-body';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import { staticPages } from '@mleg/platform/http/static-pages';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { VerifierDeps } from '../deps.ts';
import { shopApi } from './shop-api.ts';
import { createShopSessions } from './shop-sessions.ts';

const PAGES = '/demo';
const PREFIX = `${PAGES}/api`;
const COOKIE = 'demo-shop';
/** Which preset, and where from. */
const MAX_BYTES = 10_000;

/** The demonstration shop under `/demo`: the server behind its pages, and the pages where they are built. */
export function shopRoutes(deps: VerifierDeps): Hono {
  const { origin, shopDirectory } = deps.settings;
  const secure = origin.startsWith('https:');
  const handler = apiHandler(shopApi(deps, createShopSessions(deps)), { log: deps.log, where: 'demo-shop' });
  const app = new Hono();
  app.use(`${PREFIX}/*`, limitBody(MAX_BYTES));
  app.all(`${PREFIX}/*`, async (context) => {
    if (isCrossSite(context.req.raw, origin)) return Response.json({ error: 'cross-site' }, { status: 403 });
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
  if (shopDirectory === undefined) return app;
  const pages = staticPages(shopDirectory, { base: PAGES });
  app.get(PAGES, (context) => context.redirect(`${PAGES}/`));
  app.get(`${PAGES}/*`, pageHeaders({ connect: [] }), async (context, next) => (await pages)(context, next));
  return app;
}
