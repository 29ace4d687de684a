import { expect, test } from 'vitest';
import { sessionCookie } from './session-cookie.ts';

const secure = sessionCookie({ name: 'desk', sameSite: 'Strict', secure: true });
const plain = sessionCookie({ name: 'desk', sameSite: 'Lax', secure: false });

test('over https the cookie is bound to this very origin', () => {
  expect(secure.set('t')).toBe('__Host-desk=t; Path=/; HttpOnly; SameSite=Strict; Secure');
  expect(secure.expire()).toBe('__Host-desk=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure');
});

test('without https it still is out of reach of scripts', () => {
  expect(plain.set('t')).toBe('desk=t; Path=/; HttpOnly; SameSite=Lax');
});

test('reads its own cookie among others, and none where there is none', () => {
  expect(secure.read('a=1; __Host-desk=token; b=2')).toBe('token');
  expect(secure.read('desk=token; x__Host-desk=other')).toBeUndefined();
  expect(secure.read('__Host-desk=')).toBeUndefined();
  expect(secure.read(null)).toBeUndefined();
});
