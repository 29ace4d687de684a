import { expect, test } from 'vitest';
import { warsawDate } from './warsaw-date.ts';

test('the day changes at midnight in Poland, summer and winter', () => {
  expect(warsawDate(new Date('2026-11-21T22:59:59Z'))).toBe('2026-11-21');
  expect(warsawDate(new Date('2026-11-21T23:00:00Z'))).toBe('2026-11-22');
  expect(warsawDate(new Date('2026-07-21T21:59:59Z'))).toBe('2026-07-21');
  expect(warsawDate(new Date('2026-07-21T22:00:00Z'))).toBe('2026-07-22');
});
