import { expect, test } from 'vitest';
import { isCalendarDate, readPesel } from './pesel.ts';

test('reads the birth date of the nineteen hundreds', () => {
  expect(readPesel('44051401359')).toEqual({ birthdate: '1944-05-14' });
});

test('reads the birth date of the two thousands from a month raised by twenty', () => {
  expect(readPesel('05220112344')).toEqual({ refused: 'wrong-check-digit' });
  expect(readPesel('02270803624')).toEqual({ birthdate: '2002-07-08' });
});

test('refuses a changed digit', () => {
  expect(readPesel('44051401358')).toEqual({ refused: 'wrong-check-digit' });
});

test('refuses what is not eleven digits', () => {
  expect(readPesel('4405140135')).toEqual({ refused: 'not-eleven-digits' });
  expect(readPesel('4405140135a')).toEqual({ refused: 'not-eleven-digits' });
});

test('refuses a day that is in no calendar', () => {
  expect(isCalendarDate('2023-02-29')).toBe(false);
  expect(isCalendarDate('2024-02-29')).toBe(true);
});
