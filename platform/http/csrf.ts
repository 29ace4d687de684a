import { timingSafeEqual } from 'node:crypto';
import { isSafeMethod } from './cross-site.ts';

/** The second lock: with a session, everything that changes something also carries the session's token (D60). */
export function lacksCsrfToken(request: Request, csrfToken: string): boolean {
  if (isSafeMethod(request)) return false;
  const sent = Buffer.from(request.headers.get('x-csrf-token') ?? '');
  const expected = Buffer.from(csrfToken);
  return sent.length !== expected.length || !timingSafeEqual(sent, expected);
}
