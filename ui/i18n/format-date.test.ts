import { expect, test } from 'vitest';
import { formatDate, formatDistance, formatShortDate } from './format-date.ts';

test('a bare date is the same day in every time zone', () => {
  expect(formatDate('2027-03-31', 'pl')).toBe('31 marca 2027');
  expect(formatShortDate('2027-03-31', 'pl')).toBe('31.03.2027');
  expect(formatDate('2027-03-31', 'en')).toBe('31 March 2027');
});

test('distance is told in the largest whole unit', () => {
  const now = new Date('2026-11-01T12:00:00Z');
  expect(formatDistance('2026-11-13T12:00:00Z', now, 'pl')).toBe('za 12 dni');
  expect(formatDistance('2026-11-01T09:59:00Z', now, 'en')).toBe('2 hours ago');
});
