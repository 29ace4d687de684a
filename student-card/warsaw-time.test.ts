import { expect, test } from 'vitest';
import { dateInWarsaw, endOfDayInWarsaw } from './warsaw-time.ts';

test.each([
  ['2026-10-31', '2026-10-31T23:00:00.000Z'],
  ['2026-03-31', '2026-03-31T22:00:00.000Z'],
  ['2026-10-24', '2026-10-24T22:00:00.000Z'],
  ['2026-10-25', '2026-10-25T23:00:00.000Z'],
  ['2026-03-28', '2026-03-28T23:00:00.000Z'],
  ['2026-03-29', '2026-03-29T22:00:00.000Z'],
  ['2026-12-31', '2026-12-31T23:00:00.000Z'],
])('the day %s ends in Poland at %s', (date, moment) => {
  expect(endOfDayInWarsaw(date).toISOString()).toBe(moment);
});

test.each([
  ['2026-10-31T22:59:59Z', '2026-10-31'],
  ['2026-10-31T23:00:00Z', '2026-11-01'],
  ['2026-11-21T22:59:59Z', '2026-11-21'],
  ['2026-11-21T23:00:00Z', '2026-11-22'],
  ['2026-07-21T21:59:59Z', '2026-07-21'],
  ['2026-07-21T22:00:00Z', '2026-07-22'],
])('at %s the date in Poland is %s, in summer and in winter', (moment, date) => {
  expect(dateInWarsaw(new Date(moment))).toBe(date);
});
