import { expect, test } from 'vitest';
import type { Attempts } from '../storage/lock-record.ts';
import { countTry, freeTriesLeft, NO_ATTEMPTS, waitLeft } from './back-off.ts';

const afterWrong = (count: number, now = 0): Attempts =>
  Array.from({ length: count }).reduce<Attempts>((attempts) => countTry(attempts, now), NO_ATTEMPTS);

test('W35 four wrong PINs cost nothing, the fifth half a minute', () => {
  expect(waitLeft(afterWrong(4), 0)).toBe(0);
  expect(freeTriesLeft(afterWrong(4))).toBe(1);
  expect(waitLeft(afterWrong(5), 0)).toBe(30_000);
});

test('W35 waits grow to an hour and no further', () => {
  expect([5, 6, 7, 8, 9, 10, 50].map((count) => waitLeft(afterWrong(count), 0) / 1000)).toEqual([
    30, 60, 300, 900, 3600, 3600, 3600,
  ]);
});

test('W35 a wait ends by the clock', () => {
  expect(waitLeft(afterWrong(5, 1_000), 30_999)).toBe(1);
  expect(waitLeft(afterWrong(5, 1_000), 31_000)).toBe(0);
});

test('a clock that was set back by years locks nobody out for years', () => {
  expect(waitLeft(afterWrong(5, 10_000_000_000), 0)).toBe(3_600_000);
});
