import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

test('W34 whatever an issuer writes, nothing invisible is left of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const shown = plainText(text, 100);
      expect(shown).not.toMatch(INVISIBLE);
      expect(Array.from(shown).length).toBeLessThanOrEqual(100);
    }),
  );
});

test('W34 keeps the letters of every language, and markup as the text it is', () => {
  expect(plainText('Zażółć Їжак <b>')).toBe('Zażółć Їжак <b>');
});

test('W34 turned-around text is turned back', () => {
  expect(plainText('abc\u202Edef\u2066ghi\u2069')).toBe('abcdefghi');
});
