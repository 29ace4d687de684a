import { apiHandler, type Procedure } from '@mleg/platform/http/api-handler';
import { clientAddress } from '@mleg/platform/http/client-address';
import { RETRY_AFTER } from '@mleg/platform/http/incident';
import { limitBody } from '@mleg/platform/http/limit-body';
import { ORPCError } from '@orpc/server';
import { Hono } from 'hono';
import type { IssuerDeps } from '../deps.ts';
import { institutionOfToken } from '../institution-sign-in/institution-token.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { answerAgreement } from './agreement-endpoint.ts';
import { institutionApi } from './institution-api.ts';
import { institutionDocument, PREFIX } from './institution-document.ts';
import { answerInstitutionToken } from './institution-token-endpoint.ts';

/** A batch of two hundred portraits. */
const MAX_BYTES = 16 * 1_048_576;

/** The institutions' side, under `/institution-api`. */
export function institutionRoutes(deps: IssuerDeps): Hono {
  const { settings } = deps;
  const handler = apiHandler(institutionApi(deps), { log: deps.log, where: 'institution-api', admit });
  // Made when somebody asks for it: only then is there time for it.
  let document: ReturnType<typeof institutionDocument> | undefined;
  const app = new Hono().basePath(PREFIX);
  app.post('/token', (context) =>
    answerInstitutionToken(deps, context.req.raw, clientAddress(context, settings.behindProxy)),
  );
  app.post('/agreement', (context) =>
    answerAgreement(deps, context.req.raw, clientAddress(context, settings.behindProxy)),
  );
  app.get('/openapi.json', async () => {
    document ??= institutionDocument(settings.origin);
    return Response.json(await document);
  });
  app.use('/*', limitBody(MAX_BYTES));
  app.all('/*', async (context) => {
    const institution = await institutionOfToken(deps, context.req.header('authorization') ?? null);
    if (!institution) return unauthorized();
    const { matched, response } = await handler.handle(context.req.raw, { prefix: PREFIX, context: { institution } });
    if (!matched) return context.notFound();
    response.headers.set('Cache-Control', 'no-store');
    if (response.status === 503) response.headers.set('Retry-After', RETRY_AFTER);
    return response;
  });
  return app;
}

/** Whoever asks for codes is told why there are none; nothing else can concern one that has no card of ours. */
const SAYS_WHY: readonly string[] = ['/issuance-requests', '/issuance-requests/batch'];

/** The token of an institution that has applied, and was never approved, opens nothing (E7). */
function admit({ institution }: { institution: Institution }, { method, path }: Procedure): void {
  if (institution.wasInForce || (method === 'POST' && SAYS_WHY.includes(path))) return;
  throw new ORPCError('FORBIDDEN', { status: 403, message: 'The agreement is not in force yet.' });
}

function unauthorized(): Response {
  const error = new ORPCError('UNAUTHORIZED', { message: 'The access token is missing, expired or unknown.' });
  return Response.json(error.toJSON(), {
    status: 401,
    headers: { 'WWW-Authenticate': 'Bearer', 'Cache-Control': 'no-store' },
  });
}
