import { timingSafeEqual } from 'node:crypto';
import { isSafeMethod } from '@mleg/platform/http/cross-site';
import type { Session } from './session.ts';

/** The second lock: with a session, everything that changes something also carries the session's token. */
export function lacksCsrfToken(request: Request, session: Session): boolean {
  if (isSafeMethod(request)) return false;
  const sent = Buffer.from(request.headers.get('x-csrf-token') ?? '');
  const expected = Buffer.from(session.csrfToken);
  return sent.length !== expected.length || !timingSafeEqual(sent, expected);
}
