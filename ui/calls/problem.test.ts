import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { problemOf, refusalCode } from './problem.ts';

test('no answer at all is told as no connection', () => {
  expect(problemOf(new TypeError('Failed to fetch'))).toEqual({ kind: 'offline' });
  expect(problemOf(new ORPCError('SERVICE_UNAVAILABLE', { status: 503 }))).toEqual({ kind: 'offline' });
});

test('a fault keeps its reference number, however the server wrapped it', () => {
  const status = 500;
  expect(problemOf(new ORPCError('X', { status, data: { incident: 'ab12' } }))).toEqual({
    kind: 'fault',
    incident: 'ab12',
  });
  expect(problemOf(new ORPCError('X', { status, data: { body: { incident: 'ab12' } } }))).toMatchObject({
    incident: 'ab12',
  });
  expect(problemOf(new ORPCError('X', { status }))).toEqual({ kind: 'fault' });
});

test('throttling says how long to wait', () => {
  const error = new ORPCError('TOO_MANY_REQUESTS', { status: 429, data: { retryAfterSeconds: 30 } });
  expect(problemOf(error)).toEqual({ kind: 'tooMany', retryAfterSeconds: 30 });
});

test('a refusal keeps the code of the contract', () => {
  expect(refusalCode(new ORPCError('NOT_ELIGIBLE', { status: 409 }))).toBe('NOT_ELIGIBLE');
  expect(refusalCode(new TypeError('Failed to fetch'))).toBeUndefined();
});
