import { describe, expect, it } from 'vitest';
import { type CompactCardClaims, readCompactClaims, writeCompactClaims } from './compact-card.ts';

const CLAIMS: CompactCardClaims = {
  cardType: 'student-card',
  familyName: 'Żółć',
  givenName: 'Łucja',
  birthdate: '2004-02-29',
  cardNumber: '12345678',
  institutionId: '042',
  portraitHash: new Uint8Array(32).fill(7),
};

describe('the claims of a compact card', () => {
  it.each(['student-card', 'pupil-card', 'doctoral-card'] as const)(
    'of a %s are read as they were written',
    (cardType) => {
      const claims = { ...CLAIMS, cardType, birthdate: '1969-12-31' };
      expect(readCompactClaims(writeCompactClaims(claims))).toEqual({ ok: true, claims });
    },
  );

  it('hold no PESEL: there is no key for one, and one more claim is a refusal', () => {
    expect(() => writeCompactClaims({ ...CLAIMS, pesel: '44051401359' } as CompactCardClaims)).toThrow();
    const more = new Map([...writeCompactClaims(CLAIMS), [7, '44051401359'] as const]);
    expect(readCompactClaims(more)).toEqual({ refused: 'malformed-claims' });
  });

  it.each([
    ['a date that is none', { birthdate: '2005-02-29' }],
    ['an empty name', { familyName: ' ' }],
    ['a card number in small letters', { cardNumber: 'abcd' }],
    ['half a hash', { portraitHash: new Uint8Array(16) }],
  ])('are not written with %s', (_, change) => {
    expect(() => writeCompactClaims({ ...CLAIMS, ...change })).toThrow();
  });
});
