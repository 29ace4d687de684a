import { expect, test } from 'vitest';
import { lacksCsrfToken } from './csrf.ts';

const request = (method: string, token?: string) =>
  new Request('https://party.example/api', { method, headers: token === undefined ? {} : { 'x-csrf-token': token } });

test('what changes something carries the session’s token', () => {
  expect(lacksCsrfToken(request('POST', 'token'), 'token')).toBe(false);
  expect(lacksCsrfToken(request('POST', 'other'), 'token')).toBe(true);
  expect(lacksCsrfToken(request('DELETE', 'longer-token'), 'token')).toBe(true);
  expect(lacksCsrfToken(request('POST'), 'token')).toBe(true);
});

test('what only reads needs none', () => {
  expect(lacksCsrfToken(request('GET'), 'token')).toBe(false);
});
