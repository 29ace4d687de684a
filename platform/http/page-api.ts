import type { OpenAPIHandler } from '@orpc/openapi/fetch';
import type { Handler, Context as HonoContext } from 'hono';
import { clientAddress } from './client-address.ts';
import { isCrossSite } from './cross-site.ts';
import { lacksCsrfToken } from './csrf.ts';
import { endWith } from './end-with.ts';
import { RETRY_AFTER } from './incident.ts';
import { limitStreams, type StreamLimit } from './limit-streams.ts';
import type { PageCall } from './page-call.ts';

/** Seconds until somebody has closed a tab, perhaps. */
const STREAM_RETRY = 60;

/**
 * What a browser may have kept of somebody who signs out: photos and documents. What pages store themselves is the
 * language, which is nobody's secret and meant to stay.
 */
const LEFT_BEHIND = '"cache"';

export type Forgery = 'authz.cross-site' | 'authz.csrf';

interface PageApi<Session> {
  readonly prefix: `/${string}`;
  readonly settings: { readonly origin: string; readonly behindProxy: boolean };
  readonly handler: OpenAPIHandler<PageCall<Session>>;
  /** The session of the request's cookie. */
  sessionOf(request: Request): Promise<Session | undefined>;
  /** Whether the call begins a session: such a call works with whatever session the browser still has. */
  isWayIn(request: Request, path: string): boolean;
  /** Calls `ended` when the session ends, in whichever process that happens. Missing: nothing here streams. */
  watchEnd?(session: Session, ended: () => void): () => void;
  /** Writes down that somebody's browser was made to call (D60). */
  recordForgery(event: Forgery, session: Session | undefined): Promise<void>;
}

/** The API of a party's own pages: a cookie says who calls, and nobody else's page can make a browser call (D60). */
export function pageApi<Session extends { csrfToken: string }>(api: PageApi<Session>): Handler {
  const streams = limitStreams();
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
    return endWithSession(api, session, limited(streams, session, await answer(api, context, session)));
  };
}

async function answer<Session>(
  { handler, prefix, settings }: PageApi<Session>,
  context: HonoContext,
  session: Session | undefined,
): Promise<Response> {
  const answerHeaders = new Headers({ 'Cache-Control': 'no-store' });
  const { headers } = context.req.raw;
  const call = {
    session,
    address: clientAddress(context, settings.behindProxy),
    headers,
    answerHeaders,
    subjects: new Set<string>(),
  };
  const { matched, response } = await handler.handle(context.req.raw, { prefix, context: call });
  if (!matched) return Response.json({ defined: false, code: 'NOT_FOUND', status: 404 }, { status: 404 });
  if (isStream(response)) {
    // A reverse proxy that collects answers would hold back every change until the end.
    answerHeaders.set('X-Accel-Buffering', 'no');
  }
  if (takesCookieAway(answerHeaders)) answerHeaders.set('Clear-Site-Data', LEFT_BEHIND);
  if (response.status === 503) answerHeaders.set('Retry-After', RETRY_AFTER);
  for (const [name, value] of answerHeaders) response.headers.append(name, value);
  return response;
}

/** What goes on is counted as long as it does: a session has only so many streams (E3). */
function limited(streams: StreamLimit, session: { csrfToken: string } | undefined, answered: Response): Response {
  if (!session || !answered.body || !isStream(answered)) return answered;
  const stream = streams.take(session.csrfToken, answered.body);
  if (stream) return new Response(stream, answered);
  const body = { defined: true, code: 'TOO_MANY_REQUESTS', status: 429, data: { retryAfterSeconds: STREAM_RETRY } };
  return Response.json(body, {
    status: 429,
    headers: { 'Cache-Control': 'no-store', 'Retry-After': String(STREAM_RETRY) },
  });
}

const isStream = ({ headers }: Response): boolean =>
  headers.get('content-type')?.startsWith('text/event-stream') ?? false;

/** Whoever signs out in whatever way is sent a cookie that ends at once. */
const takesCookieAway = (headers: Headers): boolean =>
  headers.getSetCookie().some((cookie) => /;\s*Max-Age=0(?:;|$)/i.test(cookie));

/** Whoever has signed out sees nothing more: what streams to a session ends with it. */
function endWithSession<Session>(
  { watchEnd }: Pick<PageApi<Session>, 'watchEnd'>,
  session: Session | undefined,
  response: Response,
): Response {
  if (!session || !watchEnd || !isStream(response)) return response;
  return endWith(response, (ended) => watchEnd(session, ended));
}

function forbidden(): Response {
  const body = { defined: true, code: 'FORBIDDEN', status: 403, message: 'Reload the page and try again.' };
  return Response.json(body, { status: 403, headers: { 'Cache-Control': 'no-store' } });
}
