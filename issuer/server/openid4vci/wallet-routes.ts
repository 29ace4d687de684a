import { readFileSync } from 'node:fs';
import { publicImage } from '@mleg/platform/http/answer-headers';
import { clientAddress } from '@mleg/platform/http/client-address';
import { Hono } from 'hono';
import type { IssuerDeps } from '../deps.ts';
import { publicJwkOf } from '../keys/issuer-keys.ts';
import { answerAuthorization } from './authorization-page.ts';
import { answerCredential } from './credential-endpoint.ts';
import {
  authorizationServerMetadata,
  COMPACT_CONFIGURATIONS_PATH,
  compactCardConfigurations,
  issuerMetadata,
  LOGO_PATH,
} from './issuer-metadata.ts';
import { answerNonce } from './nonce-endpoint.ts';
import { answerNotification } from './notification-endpoint.ts';
import { answerOffer } from './offer-endpoint.ts';
import { answerToken } from './token-endpoint.ts';

/** Documents that change with a release at the most, or announce a key long before it signs. */
const CACHED = { 'Cache-Control': 'public, max-age=300' };
/** The text under a version never changes: cards carry its digest. */
const CACHED_FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** Shown by wallets beside a card's name. */
const LOGO = readFileSync(new URL('logo.png', import.meta.url));

/** What a wallet of any make asks for (OpenID4VCI 1.0), and what verifiers need to check what it gets. */
export function walletRoutes(deps: IssuerDeps): Hono {
  const { settings, keys } = deps;
  const documents: Record<string, unknown> = {
    '/.well-known/openid-credential-issuer': issuerMetadata(settings),
    '/.well-known/oauth-authorization-server': authorizationServerMetadata(settings),
    [COMPACT_CONFIGURATIONS_PATH]: compactCardConfigurations(settings),
  };
  const app = new Hono();
  app.get('/offers/:handle', (context) =>
    answerOffer(deps, context.req.param('handle'), clientAddress(context, settings.behindProxy)),
  );
  app.post('/token', (context) => answerToken(deps, context.req.raw, clientAddress(context, settings.behindProxy)));
  app.post('/nonce', () => answerNonce(deps));
  app.post('/credential', (context) => answerCredential(deps, context.req.raw));
  app.post('/notification', (context) => answerNotification(deps, context.req.raw));
  for (const [path, document] of Object.entries(documents)) {
    app.get(path, () => Response.json(document, { headers: CACHED }));
  }
  app.get('/authorize', () => answerAuthorization());
  app.get(LOGO_PATH, () => publicImage(LOGO, 'image/png', CACHED));
  app.get('/jwks', async () => Response.json(await jwksOf(keys), { headers: CACHED }));
  app.get('/types/:name/:version', (context) => {
    const text = deps.typeDocuments.textOf(`${settings.origin}${context.req.path}`);
    if (text === undefined) return context.notFound();
    return new Response(text, { headers: { 'Content-Type': 'application/json', ...CACHED_FOR_EVER } });
  });
  app.get('/certificates/root.pem', () => {
    return new Response(keys.roots.pem(deps.clock.now()), {
      headers: { 'Content-Type': 'application/x-pem-file', ...CACHED },
    });
  });
  return app;
}

/** With the next keys, so that nobody meets a signature by one that is not published. */
async function jwksOf({ credential, events }: IssuerDeps['keys']): Promise<{ keys: object[] }> {
  const published = await Promise.all([credential, events].map((use) => use.published()));
  return { keys: published.flat().map(publicJwkOf) };
}
