import type { MiddlewareHandler } from 'hono';
import type { Log } from '../log/log.ts';

const HEADERS = ['x-forwarded-for', 'forwarded'] as const;

/**
 * A proxy whose word about clients is not taken makes all of them one address, and one who misses is all who miss:
 * that is said once, with what to set. Not every such header is a proxy's, so nothing but a warning comes of it.
 */
export function warnOfProxy({ behindProxy, log }: { behindProxy: boolean; log: Pick<Log, 'warn'> }): MiddlewareHandler {
  let isWarned = false;
  return async (context, next) => {
    const header = isWarned ? undefined : HEADERS.find((name) => context.req.header(name) !== undefined);
    if (header !== undefined && !isBelieved(header, behindProxy)) {
      isWarned = true;
      const set = behindProxy ? 'make the proxy send X-Forwarded-For' : 'BEHIND_PROXY=yes, if that proxy is yours';
      log.warn({ header, set }, 'proxy.not-believed');
    }
    await next();
  };
}

const isBelieved = (header: (typeof HEADERS)[number], behindProxy: boolean) =>
  behindProxy && header === 'x-forwarded-for';
