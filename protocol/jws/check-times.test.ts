import { describe, expect, test } from 'vitest';
import { checkProofTimes, checkValidity, DEFAULT_SKEW_SECONDS } from './check-times.ts';

const NOW = 1_000_000;

describe('a proof for one moment', () => {
  const window = { now: NOW, maxAgeSeconds: 60 };
  const oldest = NOW - 60 - DEFAULT_SKEW_SECONDS;
  const newest = NOW + DEFAULT_SKEW_SECONDS;

  test.each([
    [oldest, undefined],
    [oldest - 1, 'stale'],
    [newest, undefined],
    [newest + 1, 'issued-in-future'],
    [undefined, 'missing-iat'],
    [String(NOW), 'missing-iat'],
    [null, 'missing-iat'],
  ])('with iat %s is %s', (iat, expected) => {
    expect(checkProofTimes(iat === undefined ? {} : { iat }, window)).toBe(expected);
  });

  test.each([
    [{ exp: NOW + 60, nbf: NOW }, undefined],
    [{ exp: NOW - DEFAULT_SKEW_SECONDS }, 'expired'],
    [{ nbf: newest + 1 }, 'not-yet-valid'],
    [{ exp: 'never' }, 'malformed-time'],
    [{ nbf: [NOW] }, 'malformed-time'],
  ])('made now that says %j of itself is %s', (times, expected) => {
    expect(checkProofTimes({ iat: NOW, ...times }, window)).toBe(expected);
  });

  test('bears as much skew as it is told, and none where it is told so', () => {
    expect(checkProofTimes({ iat: NOW + 1 }, { ...window, skewSeconds: 0 })).toBe('issued-in-future');
    expect(checkProofTimes({ iat: NOW - 60 }, { ...window, skewSeconds: 0 })).toBeUndefined();
    expect(checkProofTimes({ iat: NOW - 61 }, { ...window, skewSeconds: 0 })).toBe('stale');
  });
});

describe('what is made to last', () => {
  const skew = DEFAULT_SKEW_SECONDS;

  test.each([
    [{}, undefined],
    [{ exp: NOW - skew + 1 }, undefined],
    [{ exp: NOW - skew }, 'expired'],
    [{ nbf: NOW + skew }, undefined],
    [{ nbf: NOW + skew + 1 }, 'not-yet-valid'],
    [{ iat: NOW + skew }, undefined],
    [{ iat: NOW + skew + 1 }, 'issued-in-future'],
    [{ exp: String(NOW + 60) }, 'malformed-time'],
    [{ nbf: null }, 'malformed-time'],
    [{ exp: NOW + 60, iat: [] }, 'malformed-time'],
  ])('%j is %s', (claims, expected) => {
    expect(checkValidity(claims, { now: NOW })).toBe(expected);
  });

  test('bears no skew where it is told so', () => {
    const clock = { now: NOW, skewSeconds: 0 };
    expect(checkValidity({ exp: NOW }, clock)).toBe('expired');
    expect(checkValidity({ exp: NOW + 1, nbf: NOW, iat: NOW }, clock)).toBeUndefined();
    expect(checkValidity({ nbf: NOW + 1 }, clock)).toBe('not-yet-valid');
  });
});
