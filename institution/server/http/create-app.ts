import { answerFault } from '@mleg/platform/http/incident';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { pingDatabase } from '../database/ping-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { eventsEndpoint } from '../issuer-events/events-endpoint.ts';
import { photoEndpoint } from '../photos/photo-endpoint.ts';
import { apiEndpoint } from './api-endpoint.ts';
import { openApiDocument } from './openapi-document.ts';
import { staticPages } from './static-pages.ts';

/** Nothing anybody sends here is large; events with many sealed codes are the largest. */
const BODY_MAX_BYTES = 128 * 1024;

/** Everything the institution answers. */
export async function createApp(deps: InstitutionDeps): Promise<Hono> {
  const app = new Hono();
  const document = openApiDocument(deps.settings.origin);
  app.onError((error, context) => answerFault(deps.log, error, context.req.routePath));
  app.use(async (context, next) => {
    await next();
    context.res.headers.set('X-Content-Type-Options', 'nosniff');
  });
  app.use(bodyLimit({ maxSize: BODY_MAX_BYTES, onError: (context) => context.text('Too large', 413) }));
  app.get('/health/live', (context) => context.json({ live: true }));
  app.get('/health/ready', async (context) => {
    const ready = await pingDatabase(deps.database);
    return context.json({ ready }, ready ? 200 : 503);
  });
  app.get('/.well-known/jwks.json', (context) => context.json({ keys: publicKeys(deps) }));
  app.post('/issuer-events', eventsEndpoint(deps));
  app.get('/api/openapi.json', async (context) => context.json(await document));
  app.all('/api/*', apiEndpoint(deps));
  app.get('/photos/:personId', photoEndpoint(deps));
  const { appDirectory } = deps.settings;
  if (appDirectory) app.get('*', pageHeaders({ connect: [] }), await staticPages(appDirectory));
  return app;
}

/** The public halves of the institution's own keys (RFC 7517 §5). */
export function publicKeys({ keys }: Pick<InstitutionDeps, 'keys'>) {
  return [
    { ...keys.assertion.publicJwk, kid: keys.assertion.kid, use: 'sig' as const, alg: 'ES256' },
    { ...keys.codes.publicJwk, kid: keys.codes.kid, use: 'enc' as const, alg: 'ECDH-ES' },
  ];
}
