import { expect, test } from 'vitest';
import { isCalendarDate, readPesel } from './pesel.ts';

test('reads the birth date of the nineteen hundreds', () => {
  expect(readPesel('44051401359')).toEqual({ birthdate: '1944-05-14' });
});

test('reads the birth date of the two thousands from a month raised by twenty', () => {
  expect(readPesel('05220112344')).toEqual({ refused: 'wrong-check-digit' });
  expect(readPesel('02270803624')).toEqual({ birthdate: '2002-07-08' });
});

test.each([
  ['80810100097', '1880-01-01'],
  ['99123100010', '1999-12-31'],
  ['00210100011', '2000-01-01'],
  ['00410100017', '2100-01-01'],
  ['99723100018', '2299-12-31'],
])('reads the century out of the month of %s', (pesel, birthdate) => {
  expect(readPesel(pesel)).toEqual({ birthdate });
});

test.each(['00930100014', '00130100010', '00000100014', '00200100010', '05222900011', '19010000010'])(
  'refuses %s, whose month or day there is not',
  (pesel) => {
    expect(readPesel(pesel)).toEqual({ refused: 'no-such-date' });
  },
);

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
