import { expect, test } from 'vitest';
import { isAdult } from './adulthood.ts';

test('G77: a pupil is an adult from the morning of the eighteenth birthday', () => {
  expect(isAdult('2008-11-21', '2026-11-20')).toBe(false);
  expect(isAdult('2008-11-21', '2026-11-21')).toBe(true);
  expect(isAdult('2008-11-21', '2027-01-01')).toBe(true);
});

test('G77: whoever was born on 29 February turns 18 on 1 March', () => {
  expect(isAdult('2008-02-29', '2026-02-28')).toBe(false);
  expect(isAdult('2008-02-29', '2026-03-01')).toBe(true);
});
