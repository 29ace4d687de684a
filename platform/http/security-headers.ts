import type { MiddlewareHandler } from 'hono';

export interface PagePolicy {
  /** Origins the page may call. */
  connect: readonly string[];
  /** WebAssembly (the QR reader) needs a source expression of its own in the policy. */
  wasm?: boolean;
  /** The camera, for the page itself only. */
  camera?: boolean;
}

/** Headers for pages: no inline script, no frames, no referrer, no sniffing (ASVS V3). */
export function pageHeaders(policy: PagePolicy): MiddlewareHandler {
  const contentSecurityPolicy = [
    "default-src 'none'",
    `script-src 'self'${policy.wasm ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    `connect-src ${["'self'", ...policy.connect].join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('Content-Security-Policy', contentSecurityPolicy);
    headers.set(
      'Permissions-Policy',
      `camera=(${policy.camera ? 'self' : ''}), microphone=(), geolocation=(), payment=()`,
    );
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  };
}
