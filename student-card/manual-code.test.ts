import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupManualCode, makeManualCode, readManualCode } from './manual-code.ts';

const codes = fc
  .array(fc.nat({ max: 30 }), { minLength: 11, maxLength: 11 })
  .map((numbers) => makeManualCode((n) => (numbers.shift() ?? 0) % n));

test('reads back what it made, however it was typed', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(readManualCode(code)).toEqual({ code });
      expect(readManualCode(` ${groupManualCode(code).toLowerCase().replaceAll('-', ' – ')} `)).toEqual({ code });
    }),
  );
});

test('T12 reads full-width characters', () => {
  const code = makeManualCode(() => 7);
  const fullWidth = Array.from(code, (character) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0)).join('');
  expect(readManualCode(fullWidth)).toEqual({ code });
});

test('catches every wrong character', () => {
  fc.assert(
    fc.property(codes, fc.nat({ max: 11 }), fc.nat({ max: 29 }), (code, at, step) => {
      const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
      const other = alphabet.charAt((alphabet.indexOf(code.charAt(at)) + 1 + step) % 31);
      expect(readManualCode(code.slice(0, at) + other + code.slice(at + 1))).toEqual({
        refused: 'wrong-check-character',
      });
    }),
  );
});

test('catches every swap of two neighbours', () => {
  fc.assert(
    fc.property(codes, fc.nat({ max: 10 }), (code, at) => {
      fc.pre(code.charAt(at) !== code.charAt(at + 1));
      const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
      expect(readManualCode(swapped)).toEqual({ refused: 'wrong-check-character' });
    }),
  );
});

test('says what is wrong with a code', () => {
  expect(readManualCode('K7QF')).toEqual({ refused: 'wrong-length' });
  expect(readManualCode('OOOO-OOOO-OOOO')).toEqual({ refused: 'foreign-character' });
  expect(readManualCode('K7QF-M2XR-9DT0')).toEqual({ refused: 'foreign-character' });
});

test('codes that were printed are read for ever', () => {
  const numbers = [17, 5, 21, 13, 19, 0, 27, 22, 7, 11, 24];
  expect(makeManualCode(() => numbers.shift() ?? 0)).toBe('K7QFN2WR9DTJ');
});
