import { timingSafeEqual } from 'node:crypto';
import type { Session } from '../sign-in/session.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request that changes something was made by another site in somebody's browser (D60). Browsers say where a
 * request comes from; whatever sends neither header is no browser with somebody's cookies in it.
 */
export function isCrossSite(request: Request, origin: string): boolean {
  if (SAFE_METHODS.includes(request.method)) return false;
  const from = request.headers.get('origin');
  if (from !== null) return from !== origin;
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}

/** The second lock: with a session, everything that changes something also carries the session's token. */
export function lacksCsrfToken(request: Request, session: Session): boolean {
  if (SAFE_METHODS.includes(request.method)) return false;
  const sent = Buffer.from(request.headers.get('x-csrf-token') ?? '');
  const expected = Buffer.from(session.csrfToken);
  return sent.length !== expected.length || !timingSafeEqual(sent, expected);
}
