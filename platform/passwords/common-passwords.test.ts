import { expect, test } from 'vitest';
import { commonPasswords, hasTooLittleBeside, isCommonPassword } from './common-passwords.ts';

test('S7 at least three thousand of the common ones are long enough to be chosen (ASVS 5.0 §6.2.4)', async () => {
  const long = [...(await commonPasswords())].filter((password) => password.length >= 12);
  expect(long.length).toBeGreaterThan(3_000);
});

test.each([
  'qwertyuiop12',
  'QWERTY123456',
  'Password2026!',
  '123qweasdzxc',
  'aaaaaaaaaaaaaa',
  'abcabcabcabcabc',
  '121212121212',
  '!dragon!2026',
])('S7 %s is a common one', async (password) => {
  expect(await isCommonPassword(password)).toBe(true);
});

test.each(['cztery-slowa-i-kropka', 'wieloryb pod parasolem', 'kot 8372 9946 0213', 'ŁąkaŻółćGęśJaźń'])(
  'S7 %s is none',
  async (password) => {
    expect(await isCommonPassword(password)).toBe(false);
  },
);

test('S7 a word of the place with a little around it is too little, and one in a long sentence is not', () => {
  const words = ['Politechnika', 'PWSM', 'zofia', 'mlegitymacja'];
  expect(hasTooLittleBeside('Politechnika2026', words)).toBe(true);
  expect(hasTooLittleBeside('zofia.mLegitymacja', words)).toBe(true);
  expect(hasTooLittleBeside('politechnika ma trzy okna', words)).toBe(false);
  expect(hasTooLittleBeside('wieloryb pod parasolem', words)).toBe(false);
});
