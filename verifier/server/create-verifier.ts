import type { Clock } from '@mleg/platform/clock/clock';
import { answerFault } from '@mleg/platform/http/incident';
import type { Fetch, Party } from '@mleg/platform/http/party';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { Log } from '@mleg/platform/log/log';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { checkPresentation } from './checks/check-presentation.ts';
import { renderReadinessPage, stylesheet } from './readiness/readiness-page.ts';
import { type HeldStatusLists, holdStatusLists } from './status-lists/held-status-lists.ts';
import { loadTrustedIssuer, type TrustedIssuer, type TrustSettings } from './trust/trusted-issuer.ts';

export interface VerifierSettings {
  origin: string;
  trustedIssuers: readonly TrustSettings[];
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

const presentationSchema = z.strictObject({
  presentation: z.string().min(1).max(BODY_BYTES_MAX),
  nonce: z.string().min(16).max(200),
  audience: z.string().min(1).max(500),
});

/** The verifier's server. It keeps nothing about anybody: trusted certificates and status lists, in memory, are all it has. */
export function createVerifier(settings: VerifierSettings, deps: VerifierDeps): Party {
  const trusted: TrustedIssuer[] = [];
  const statusLists = holdStatusLists(deps, trusted);
  const prepare = prepareOnce(settings, deps, trusted, statusLists);
  let timer: NodeJS.Timeout | undefined;

  return {
    fetch: createApp(deps, { trusted, statusLists, prepare }).fetch,
    work: async () => {
      timer = setInterval(() => {
        void prepare()
          .then(() => statusLists.refresh())
          .catch((error: unknown) => deps.log.warn({ reason: String(error) }, 'verifier.not-prepared'));
      }, REFRESH_EVERY_MS);
      timer.unref();
    },
    stop: async () => clearInterval(timer),
  };
}

interface Held {
  trusted: readonly TrustedIssuer[];
  statusLists: HeldStatusLists;
  prepare: () => Promise<void>;
}

function createApp(deps: VerifierDeps, held: Held): Hono {
  const app = new Hono();
  app.onError((error) => answerFault(deps.log, error, 'verifier'));
  app.notFound((context) => context.json({ error: 'not_found' }, 404));
  app.get('/health/live', (context) => context.json({ live: true }));
  app.get('/health/ready', async (context) => {
    const ready = await isPrepared(held);
    return context.json({ ready }, ready ? 200 : 503);
  });

  app.post('/api/checks', bodyLimit({ maxSize: BODY_BYTES_MAX }), async (context) => {
    const body = presentationSchema.safeParse(await context.req.json().catch(() => undefined));
    context.header('Cache-Control', 'no-store');
    if (!body.success) return context.json({ error: 'invalid_request' }, 400);
    await isPrepared(held);
    return context.json(await checkPresentation({ ...held, clock: deps.clock }, body.data));
  });

  app.use('/', pageHeaders({ connect: [] }));
  app.get('/', async (context) => {
    const ready = await isPrepared(held);
    const summary = held.statusLists.summary();
    return context.html(
      renderReadinessPage({ ready, issuers: held.trusted.map(({ issuer }) => issuer), summary, now: deps.clock.now() }),
    );
  });
  app.get('/readiness.css', (context) => context.body(stylesheet, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  return app;
}

/** Certificates and lists are fetched when first needed, because an issuer in the same process may start later than we. */
function prepareOnce(
  settings: VerifierSettings,
  deps: VerifierDeps,
  trusted: TrustedIssuer[],
  statusLists: HeldStatusLists,
): () => Promise<void> {
  let prepared: Promise<void> | undefined;
  const prepare = async () => {
    const issuers = await Promise.all(settings.trustedIssuers.map((issuer) => loadTrustedIssuer(issuer, deps.fetch)));
    trusted.splice(0, trusted.length, ...issuers);
    if (!(await statusLists.refresh())) throw new Error('The status lists cannot be had.');
  };
  return () => {
    prepared ??= prepare().catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
    return prepared;
  };
}

async function isPrepared({ prepare }: Held): Promise<boolean> {
  return prepare().then(
    () => true,
    () => false,
  );
}
