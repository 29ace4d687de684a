import type { MiddlewareHandler } from 'hono';

/** For whatever is no page: nothing in it is loaded, run or framed, should a browser be led to show it. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";
/** Two years, subdomains too (ASVS 5.0 §3.4.1). */
const TLS_ONLY = 'max-age=63072000; includeSubDomains';

const EMBEDDING = 'Cross-Origin-Resource-Policy';
const FOR_ALL = 'cross-origin';

/** A picture that our metadata name for pages of other origins: a wallet in a browser shows it. */
export function publicImage(bytes: Uint8Array<ArrayBuffer>, type: string, headers: Record<string, string>): Response {
  return new Response(bytes, { headers: { ...headers, 'Content-Type': type, [EMBEDDING]: FOR_ALL } });
}

/**
 * What every answer of a party carries, whoever gives it; a page has a policy of its own by then (`pageHeaders`).
 * Nobody else's page may embed anything of ours but `publicImage`s: what else is open to other origins is open to their
 * `fetch` only (E6).
 */
export function answerHeaders({ origin }: { origin: string }): MiddlewareHandler {
  const isTls = origin.startsWith('https:');
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    if (headers.get(EMBEDDING) !== FOR_ALL) headers.set(EMBEDDING, 'same-origin');
    headers.set('Referrer-Policy', 'no-referrer');
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', NO_PAGE);
    if (isTls) headers.set('Strict-Transport-Security', TLS_ONLY);
  };
}
