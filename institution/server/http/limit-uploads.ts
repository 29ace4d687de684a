import { ORPCError } from '@orpc/server';
import type { MiddlewareHandler } from 'hono';
import type { InstitutionDeps } from '../deps.ts';
import { sessionOf } from '../sign-in/session-of.ts';

/** Files that a process takes in at once: each is in its memory until it is stored. */
const AT_ONCE = 4;
const RETRY_AFTER_SECONDS = 5;

/** Before any of a file is read: only who is signed in sends one, and only so many at once. */
export function limitUploads(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>,
): MiddlewareHandler {
  let underWay = 0;
  return async (context, next) => {
    const session = await sessionOf(deps, context.req.raw);
    if (!session) return refuse(new ORPCError('UNAUTHORIZED', { status: 401, defined: true }));
    if (underWay >= AT_ONCE) {
      const data = { retryAfterSeconds: RETRY_AFTER_SECONDS };
      return refuse(new ORPCError('TOO_MANY_REQUESTS', { status: 429, defined: true, data }));
    }
    underWay += 1;
    try {
      return await next();
    } finally {
      underWay -= 1;
    }
  };
}

function refuse(error: ORPCError<string, unknown>): Response {
  return Response.json(error.toJSON(), { status: error.status, headers: { 'Cache-Control': 'no-store' } });
}
