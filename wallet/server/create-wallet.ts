import { healthRoutes } from '@mleg/platform/http/health';
import { answerFault } from '@mleg/platform/http/incident';
import type { Party } from '@mleg/platform/http/party';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import type { Log } from '@mleg/platform/log/log';
import { Hono } from 'hono';
import { loadAppFiles } from './app-files.ts';
import { serveAppFile } from './serve-app-file.ts';
import { type WalletSettings, walletSettingsSchema } from './wallet-settings.ts';

/**
 * The wallet's server: hands out the app and the lists of issuers and registrars it trusts, and knows nothing of anybody's cards. It
 * keeps no data, sets no cookie, has no jobs, and logs no requests.
 */
export async function createWallet(input: WalletSettings, deps: { log: Log }): Promise<Party> {
  const settings = walletSettingsSchema.parse(input);
  if (!settings.trustedIssuers.includes(settings.defaultIssuer))
    throw new Error('the wallet’s default issuer is not among its trusted issuers');
  const files = await loadAppFiles(settings.appDirectory);
  const { trustedIssuers, defaultIssuer, registrars, nearbyVerifiers, inspections } = settings;

  const app = new Hono();
  // It needs nothing that could be missing.
  app.route(
    '/health',
    healthRoutes(async () => true),
  );
  // Anybody may be a verifier, so answers may go to any address with TLS; the core guards which, and when (ADR 0029).
  const connect = [...new Set(trustedIssuers.map((issuer) => new URL(issuer).origin)), ...nearbyVerifiers, 'https:'];
  app.use(pageHeaders({ connect, wasm: true, camera: true }));
  app.get('/configuration.json', (context) =>
    context.json({ trustedIssuers, defaultIssuer, registrars, nearbyVerifiers, inspections }, 200, {
      'Cache-Control': 'no-cache',
    }),
  );
  app.get('*', (context) => serveAppFile(files, context.req.raw));
  app.onError((error) => answerFault(deps.log, error, 'wallet'));
  return {
    fetch: (request) => app.fetch(request),
    work: async () => undefined,
    stop: async () => undefined,
  };
}
