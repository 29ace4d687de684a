import { answerHeaders } from '@mleg/platform/http/answer-headers';
import { healthRoutes } from '@mleg/platform/http/health';
import { answerFault } from '@mleg/platform/http/incident';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import { staticPages } from '@mleg/platform/http/static-pages';
import { Hono } from 'hono';
import { configurationEndpoint } from './configuration/configuration-endpoint.ts';
import type { WalletDeps } from './deps.ts';
import { relayRoutes } from './relay/relay-routes.ts';

/** Everything the wallet's server answers. */
export async function createApp(deps: WalletDeps): Promise<Hono> {
  const { trustedIssuers, nearbyVerifiers, appDirectory, relay } = deps.settings;
  const app = new Hono();
  app.onError((error) => answerFault(deps.log, error, 'wallet'));
  app.use(answerHeaders(deps.settings));
  // It needs nothing that could be missing.
  app.route(
    '/health',
    healthRoutes(async () => true),
  );
  // Anybody may be a verifier, so answers may go to any address with TLS; the core guards which, and when (ADR 0029).
  const connect = [...new Set(trustedIssuers.map((issuer) => new URL(issuer).origin)), ...nearbyVerifiers, 'https:'];
  app.use(pageHeaders({ connect, wasm: true, camera: true, worker: true }));
  if (relay) app.route('/relay', relayRoutes(deps));
  app.get('/configuration.json', configurationEndpoint(deps));
  if (appDirectory) app.get('*', await staticPages(appDirectory, { routes: 'fragment' }));
  return app;
}
