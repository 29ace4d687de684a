import type { MiddlewareHandler } from 'hono';

export interface PagePolicy {
  /** Origins the page may call. */
  connect: readonly string[];
  /** WebAssembly (the QR reader) needs a source expression of its own in the policy. */
  wasm?: boolean;
  /** The camera, for the page itself only. */
  camera?: boolean;
  /** A service worker, whose script a Trusted Types policy of the app's vouches for (`ui/pwa`). */
  worker?: boolean;
}

/** Headers for pages, beside those of every answer: no inline script, no frames, no script by another way (ASVS V3). */
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
    `trusted-types ${policy.worker ? 'service-worker' : "'none'"}`,
  ].join('; ');
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('Content-Security-Policy', contentSecurityPolicy);
    headers.set(
      'Permissions-Policy',
      `camera=(${policy.camera ? 'self' : ''}), microphone=(), geolocation=(), payment=()`,
    );
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  };
}
