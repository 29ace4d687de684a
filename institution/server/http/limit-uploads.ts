import { SECOND } from '@mleg/platform/clock/durations';
import { ORPCError } from '@orpc/server';
import type { MiddlewareHandler } from 'hono';
import { institutionRooms } from '../limits.ts';

const { most, retryAfter } = institutionRooms['lists-taken-in'];

/** Only so many at once; who may send one at all is asked before any of it is read. */
export function limitUploads(): MiddlewareHandler {
  let underWay = 0;
  return async (_context, next) => {
    if (underWay >= most) {
      const data = { retryAfterSeconds: retryAfter / SECOND };
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
