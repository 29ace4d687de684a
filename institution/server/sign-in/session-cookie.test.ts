import { expect, test } from 'vitest';
import { portalCookie } from './session-cookie.ts';

test('over https the cookie is bound to this very origin', () => {
  expect(portalCookie({ secureCookies: true }).set('t')).toBe(
    '__Host-institution=t; Path=/; HttpOnly; SameSite=Lax; Secure',
  );
});

test('reads its own cookie among others, and none where there is none', () => {
  const cookie = portalCookie({ secureCookies: true });
  expect(cookie.read('a=1; __Host-institution=token; b=2')).toBe('token');
  expect(cookie.read('institution=token; x__Host-institution=other')).toBeUndefined();
  expect(cookie.read(null)).toBeUndefined();
});
