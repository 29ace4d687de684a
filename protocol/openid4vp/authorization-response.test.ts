import { expect, test } from 'vitest';
import { authorizationResponseSchema, readPostedResponse } from './authorization-response.ts';

const read = (form: string) => readPostedResponse(new URLSearchParams(form));

test.each([
  ['response=jwe', { kind: 'encrypted', jwe: 'jwe' }],
  ['response=jwe&state=s', { kind: 'encrypted', jwe: 'jwe' }],
  ['error=access_denied&state=s', { kind: 'error', error: 'access_denied', state: 's' }],
  ['error=access_denied', { kind: 'error', error: 'access_denied', state: undefined }],
  ['vp_token=x', { refused: 'unencrypted-response' }],
  ['', { refused: 'malformed-response' }],
  ['response=a&response=b', { refused: 'malformed-response' }],
  ['response=a&error=b', { refused: 'malformed-response' }],
  ['error=a&state=s&state=t', { refused: 'malformed-response' }],
  ['error=Not%20a%20code', { refused: 'malformed-response' }],
  [`error=${'e'.repeat(64)}`, { kind: 'error', error: 'e'.repeat(64), state: undefined }],
  [`error=${'e'.repeat(65)}`, { refused: 'malformed-response' }],
])('%s is read', (form, expected) => {
  expect(read(form)).toEqual(expected);
});

const answer = (presentation: string[] = ['p'], state = 's', query = 'q') => ({
  vp_token: { [query]: presentation },
  state,
});

test.each([
  ['one presentation for a query', answer(), true],
  ['none', { vp_token: {} }, false],
  ['an error', { error: 'access_denied', state: 's' }, true],
  ['an error of many words', { error: 'I will not', state: 's' }, false],
  ['a query without one', answer([]), false],
  ['two for a query', answer(['p', 'p']), false],
  ['the longest presentation', answer(['p'.repeat(262_144)]), true],
  ['a longer one', answer(['p'.repeat(262_145)]), false],
  ['the longest state', answer(['p'], 's'.repeat(200)), true],
  ['a longer one', answer(['p'], 's'.repeat(201)), false],
  ['the longest name of a query', answer(['p'], 's', 'q'.repeat(64)), true],
  ['a longer one', answer(['p'], 's', 'q'.repeat(65)), false],
])('of what is inside the JWE, %s is taken: %s', (_what, input, taken) => {
  expect(authorizationResponseSchema.safeParse(input).success).toBe(taken);
});
