import { expect, test } from 'vitest';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';

test('over https the cookie is bound to this very origin', () => {
  expect(sessionCookie({ secureCookies: true }, 't')).toBe(
    '__Host-institution=t; Path=/; HttpOnly; SameSite=Lax; Secure',
  );
});

test('reads its own cookie among others, and none where there is none', () => {
  const settings = { secureCookies: true };
  expect(readSessionCookie(settings, 'a=1; __Host-institution=token; b=2')).toBe('token');
  expect(readSessionCookie(settings, 'institution=token; x__Host-institution=other')).toBeUndefined();
  expect(readSessionCookie(settings, null)).toBeUndefined();
});
