import type { Context } from 'hono';
import type { Connection } from './party.ts';

/**
 * Where a request comes from, for rate limits only. Behind a reverse proxy the proxy's last `X-Forwarded-For` entry
 * counts, and only if the operator says that there is one: anybody can send the header.
 */
export function clientAddress(context: Context, behindProxy: boolean): string {
  const forwarded = behindProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const env = context.env as Connection | undefined;
  return forwarded ?? env?.incoming?.socket?.remoteAddress ?? 'unknown';
}
