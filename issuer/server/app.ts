import { databaseAnswers } from '@mleg/platform/database/database-answers';
import { answerHeaders } from '@mleg/platform/http/answer-headers';
import { healthRoutes } from '@mleg/platform/http/health';
import { answerFault } from '@mleg/platform/http/incident';
import { warnOfProxy } from '@mleg/platform/http/warn-of-proxy';
import { selectLastCheck } from '@mleg/platform/nightly/nightly-check-store';
import { Hono, type MiddlewareHandler } from 'hono';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { SmartRouter } from 'hono/router/smart-router';
import { TrieRouter } from 'hono/router/trie-router';
import { anchorRoutes } from './audit-anchors/anchor-routes.ts';
import { auditHeadEndpoint } from './audit-head/audit-head-endpoint.ts';
import type { IssuerDeps } from './deps.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { institutionRoutes } from './institution-api/institution-routes.ts';
import { readKeysDue } from './key-turns/read-keys-due.ts';
import { walletRoutes } from './openid4vci/wallet-routes.ts';
import { statusListRoutes } from './status-list/status-list-routes.ts';
import { trustListEndpoint } from './trust-list/trust-list-endpoint.ts';

/** The whole of the issuer's web side; `sureOfDatabase` is asked before anybody is answered. */
export async function createApp(
  deps: IssuerDeps,
  sureOfDatabase = async () => {},
  journalTakesFacts = () => true,
): Promise<Hono> {
  const app = new Hono({ router: new SmartRouter({ routers: [new RegExpRouter(), new TrieRouter()] }) });
  app.use(answerHeaders(deps.settings));
  app.use(warnOfProxy({ ...deps.settings, log: deps.log }));
  app.route(
    '/health',
    healthRoutes(
      async () => journalTakesFacts() && databaseAnswers(deps.database),
      () => selectLastCheck(deps.database),
      () => readKeysDue(deps),
    ),
  );
  app.use(async (_context, next) => {
    await sureOfDatabase();
    await next();
  });
  // Before what is open to every origin: the desk hangs on a cookie and is open to none.
  app.route('/', await deskRoutes(deps));
  app.use(openToEveryOrigin);
  app.route('/', walletRoutes(deps));
  app.route('/', statusListRoutes(deps));
  app.get('/trust-list', trustListEndpoint(deps));
  app.get('/audit-head', auditHeadEndpoint(deps));
  app.route('/', anchorRoutes(deps));
  app.route('/', institutionRoutes(deps));
  app.notFound(() => Response.json({ title: 'Not found', status: 404 }, { status: 404 }));
  app.onError((error) => answerFault(deps.log, error, 'issuer'));
  return app;
}

/** Wallets and verifiers are pages of other origins; nothing here hangs on a cookie (OpenID4VCI 1.0 §8, TSL §8.1). */
const openToEveryOrigin: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'OPTIONS') {
    return new Response(null, {
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Methods': 'GET, POST',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type, DPoP, If-None-Match',
        'Access-Control-Max-Age': '7200',
      },
    });
  }
  await next();
  const { headers } = context.res;
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Expose-Headers', 'DPoP-Nonce, ETag, Retry-After, WWW-Authenticate');
  return undefined;
};
