import { ORPCError } from '@orpc/server';
import type { MiddlewareHandler } from 'hono';

/** Files that a process takes in at once: each is in its memory until it is stored. */
const AT_ONCE = 4;
const RETRY_AFTER_SECONDS = 5;

/** Only so many at once; who may send one at all is asked before any of it is read. */
export function limitUploads(): MiddlewareHandler {
  let underWay = 0;
  return async (_context, next) => {
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
