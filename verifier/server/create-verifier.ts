import type { Clock } from '@mleg/platform/clock/clock';
import { healthRoutes } from '@mleg/platform/http/health';
import { answerFault } from '@mleg/platform/http/incident';
import type { Fetch, Party } from '@mleg/platform/http/party';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { Log } from '@mleg/platform/log/log';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { checkPresentation } from './checks/check-presentation.ts';
import { dayPackRoutes } from './day-pack/day-pack-routes.ts';
import { shopRoutes } from './demo-shop/shop-routes.ts';
import { type Holdings, openHoldings } from './holdings.ts';
import { inspectorRoutes } from './inspector/inspector-routes.ts';
import { openOnlineChecks } from './online-checks/online-checks.ts';
import { relyingPartyRoutes } from './online-checks/relying-party-routes.ts';
import { walletRoutes } from './online-checks/wallet-routes.ts';
import { questionRoutes } from './questions/question-routes.ts';
import { renderReadinessPage, stylesheet } from './readiness/readiness-page.ts';
import { receiptRoutes } from './receipts/receipt-routes.ts';
import type { RelyingPartySettings } from './relying-parties/relying-party.ts';
import type { TrustSettings } from './trust/trusted-issuer.ts';

export interface VerifierSettings {
  origin: string;
  trustedIssuers: readonly TrustSettings[];
  /** For whom wallets are asked online. */
  relyingParties?: readonly RelyingPartySettings[];
  /** Of a web wallet, to which requests are appended as a query. */
  walletEndpoint?: string;
  /** The built pages of the demonstration shop; it is closed without them. */
  shopDirectory?: string;
  /** The built inspector's app; without it there is none. */
  inspectorDirectory?: string;
  behindProxy?: boolean;
}

export interface VerifierDeps {
  clock: Clock;
  fetch: Fetch;
  log: Log;
  keys: KeyStore;
}

/** A presentation without its portrait is 2 kB; with it 30. */
const BODY_BYTES_MAX = 100_000;
const REFRESH_EVERY_MS = 15_000;
const TICK_EVERY_MS = 1_000;

const presentationSchema = z.strictObject({
  presentation: z.string().min(1).max(BODY_BYTES_MAX),
  nonce: z.string().min(16).max(200),
  audience: z.string().min(1).max(500),
});

/** The verifier's server. It keeps nothing about anybody: trusted certificates and status lists, in memory, are all it has. */
export function createVerifier(settings: VerifierSettings, deps: VerifierDeps): Party {
  const holdings = openHoldings(settings, deps);
  const onlineChecks = openOnlineChecks(settings, { ...deps, holdings });
  const app = createApp(deps, holdings);
  app.route('/openid4vp', walletRoutes(onlineChecks.deps));
  app.route('/', relyingPartyRoutes(onlineChecks));
  app.route('/', receiptRoutes({ clock: deps.clock, holdings }));
  app.route('/questions', questionRoutes({ clock: deps.clock, behindProxy: settings.behindProxy ?? false }));
  if (settings.inspectorDirectory !== undefined) app.route('/', inspectorRoutes(settings.inspectorDirectory));
  if (settings.shopDirectory !== undefined) app.route('/', shopRoutes(onlineChecks, settings.shopDirectory));
  const timers: NodeJS.Timeout[] = [];

  return {
    fetch: app.fetch,
    work: async () => {
      timers.push(setInterval(() => void holdings.refresh(), REFRESH_EVERY_MS));
      timers.push(setInterval(() => void onlineChecks.tick(), TICK_EVERY_MS));
      for (const timer of timers) timer.unref();
    },
    stop: async () => timers.forEach(clearInterval),
  };
}

function createApp(deps: VerifierDeps, holdings: Holdings): Hono {
  const app = new Hono();
  app.onError((error) => answerFault(deps.log, error, 'verifier'));
  app.notFound((context) => context.json({ error: 'not_found' }, 404));
  app.route(
    '/health',
    healthRoutes(() => holdings.prepared()),
  );
  app.route('/day-pack', dayPackRoutes(holdings));

  app.post('/api/checks', bodyLimit({ maxSize: BODY_BYTES_MAX }), async (context) => {
    const body = presentationSchema.safeParse(await context.req.json().catch(() => undefined));
    context.header('Cache-Control', 'no-store');
    if (!body.success) return context.json({ error: 'invalid_request' }, 400);
    await holdings.prepared();
    return context.json(await checkPresentation({ ...holdings, clock: deps.clock }, body.data));
  });

  app.use('/', pageHeaders({ connect: [] }));
  app.get('/', async (context) => {
    const ready = await holdings.prepared();
    const summary = holdings.statusLists.summary();
    const issuers = holdings.trusted.map(({ issuer }) => issuer);
    return context.html(renderReadinessPage({ ready, issuers, summary, now: deps.clock.now() }));
  });
  app.get('/readiness.css', (context) => context.body(stylesheet, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  return app;
}
