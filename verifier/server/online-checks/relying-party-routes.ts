import { createHash } from 'node:crypto';
import { apiHandler } from '@mleg/platform/http/api-handler';
import { limitBody } from '@mleg/platform/http/limit-body';
import { ORPCError } from '@orpc/server';
import { Hono } from 'hono';
import type { VerifierDeps } from '../deps.ts';
import type { RelyingParty } from '../relying-parties/relying-party.ts';
import { onlineCheckApi } from './online-check-api.ts';
import { RELYING_PARTY_PREFIX, relyingPartyDocument } from './relying-party-document.ts';

const MAX_BYTES = 50_000;

/** The relying parties' side, under `/relying-party-api`. */
export function relyingPartyRoutes(deps: VerifierDeps): Hono {
  const handler = apiHandler(onlineCheckApi(deps), { log: deps.log, where: 'relying-party-api' });
  const document = relyingPartyDocument(deps.settings.origin);
  const app = new Hono().basePath(RELYING_PARTY_PREFIX);
  app.get('/openapi.json', async () => Response.json(await document));
  // With these, receivers of events check that they come from here.
  app.get('/jwks.json', async () => {
    const published = await deps.rotating.events.published();
    return Response.json({
      keys: published.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, use: 'sig', alg: 'ES256' })),
    });
  });
  app.use('/*', limitBody(MAX_BYTES));
  app.all('/*', async (context) => {
    const party = whoseKey(await deps.relyingParties(), context.req.header('authorization'));
    if (!party) return unauthorized();
    const { matched, response } = await handler.handle(context.req.raw, {
      prefix: RELYING_PARTY_PREFIX,
      context: { party },
    });
    if (!matched) return context.notFound();
    response.headers.set('Cache-Control', 'no-store');
    return response;
  });
  return app;
}

/** Of a key with 256 random bits only the hash is known here; hashes can be compared without care for time. */
function whoseKey(parties: readonly RelyingParty[], authorization = ''): RelyingParty | undefined {
  const key = /^Bearer ([A-Za-z0-9_-]{32,128})$/.exec(authorization)?.[1];
  if (key === undefined) return undefined;
  const hash = createHash('sha256').update(key).digest('base64url');
  return parties.find(({ apiKeySha256 }) => apiKeySha256 === hash);
}

function unauthorized(): Response {
  const error = new ORPCError('UNAUTHORIZED', { message: 'The API key is missing or unknown.' });
  return Response.json(error.toJSON(), {
    status: 401,
    headers: { 'WWW-Authenticate': 'Bearer', 'Cache-Control': 'no-store' },
  });
}
