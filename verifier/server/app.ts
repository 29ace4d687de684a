import { answerHeaders } from '@mleg/platform/http/answer-headers';
import { healthRoutes } from '@mleg/platform/http/health';
import { answerFault } from '@mleg/platform/http/incident';
import { warnOfProxy } from '@mleg/platform/http/warn-of-proxy';
import { Hono } from 'hono';
import { checkRoutes } from './checks/check-routes.ts';
import { dayPackRoutes } from './day-pack/day-pack-routes.ts';
import { SHOP_ID } from './demo-shop/shop-api.ts';
import { shopRoutes } from './demo-shop/shop-routes.ts';
import type { VerifierDeps } from './deps.ts';
import { inspectorRoutes } from './inspector/inspector-routes.ts';
import { relyingPartyRoutes } from './online-checks/relying-party-routes.ts';
import { walletRoutes } from './online-checks/wallet-routes.ts';
import { questionRoutes } from './questions/question-routes.ts';
import { readinessRoutes } from './readiness/readiness-routes.ts';
import { receiptRoutes } from './receipts/receipt-routes.ts';

/** Everything the verifier answers. */
export function createApp(deps: VerifierDeps): Hono {
  const { demonstration, inspectorDirectory, relyingParties } = deps.settings;
  const app = new Hono();
  app.onError((error) => answerFault(deps.log, error, 'verifier'));
  app.use(answerHeaders(deps.settings));
  app.notFound((context) => context.json({ error: 'not_found' }, 404));
  app.use(warnOfProxy({ ...deps.settings, log: deps.log }));
  app.route(
    '/health',
    healthRoutes(() => deps.holdings.prepared()),
  );
  app.route('/day-pack', dayPackRoutes(deps));
  app.route('/', checkRoutes(deps));
  app.route('/', readinessRoutes(deps));
  app.route('/openid4vp', walletRoutes(deps));
  app.route('/', relyingPartyRoutes(deps));
  app.route('/', receiptRoutes(deps));
  app.route('/questions', questionRoutes(deps));
  if (inspectorDirectory !== undefined) app.route('/', inspectorRoutes(inspectorDirectory));
  if (demonstration && relyingParties.some(({ id }) => id === SHOP_ID)) app.route('/', shopRoutes(deps));
  return app;
}
