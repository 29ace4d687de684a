import type { OpenAPIHandler } from '@orpc/openapi/fetch';
import type { Handler, Context as HonoContext } from 'hono';
import { clientAddress } from './client-address.ts';
import { isCrossSite } from './cross-site.ts';
import { lacksCsrfToken } from './csrf.ts';
import { RETRY_AFTER } from './incident.ts';
import type { PageCall } from './page-call.ts';

export type Forgery = 'authz.cross-site' | 'authz.csrf';

interface PageApi<Session> {
  readonly prefix: `/${string}`;
  readonly settings: { readonly origin: string; readonly behindProxy: boolean };
  readonly handler: OpenAPIHandler<PageCall<Session>>;
  /** The session of the request's cookie. */
  sessionOf(request: Request): Promise<Session | undefined>;
  /** Whether the call begins a session: such a call works with whatever session the browser still has. */
  isWayIn(request: Request, path: string): boolean;
  /** Writes down that somebody's browser was made to call (D60). */
  recordForgery(event: Forgery, session: Session | undefined): Promise<void>;
}

/** The API of a party's own pages: a cookie says who calls, and nobody else's page can make a browser call (D60). */
export function pageApi<Session extends { csrfToken: string }>(api: PageApi<Session>): Handler {
  return async (context) => {
    const request = context.req.raw;
    if (isCrossSite(request, api.settings.origin)) {
      await api.recordForgery('authz.cross-site', undefined);
      return forbidden();
    }
    const session = await api.sessionOf(request);
    if (session && !api.isWayIn(request, context.req.path) && lacksCsrfToken(request, session.csrfToken)) {
      await api.recordForgery('authz.csrf', session);
      return forbidden();
    }
    return answer(api, context, session);
  };
}

async function answer<Session>(
  { handler, prefix, settings }: PageApi<Session>,
  context: HonoContext,
  session: Session | undefined,
): Promise<Response> {
  const answerHeaders = new Headers({ 'Cache-Control': 'no-store' });
  const call = { session, address: clientAddress(context, settings.behindProxy), answerHeaders };
  const { matched, response } = await handler.handle(context.req.raw, { prefix, context: call });
  if (!matched) return Response.json({ defined: false, code: 'NOT_FOUND', status: 404 }, { status: 404 });
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    // A reverse proxy that collects answers would hold back every change until the end.
    answerHeaders.set('X-Accel-Buffering', 'no');
  }
  if (response.status === 503) answerHeaders.set('Retry-After', RETRY_AFTER);
  for (const [name, value] of answerHeaders) response.headers.append(name, value);
  return response;
}

function forbidden(): Response {
  const body = { defined: true, code: 'FORBIDDEN', status: 403, message: 'Reload the page and try again.' };
  return Response.json(body, { status: 403, headers: { 'Cache-Control': 'no-store' } });
}
