import { expect, test } from 'vitest';
import { needsSecondPerson } from './mass-action-limit.ts';

test('D57 more than twenty people need a second person, twenty do not', () => {
  expect(needsSecondPerson({ people: 20, recent: 0, live: 1_000 })).toBe(false);
  expect(needsSecondPerson({ people: 21, recent: 0, live: 1_000 })).toBe(true);
});

test('D57 more than a tenth of the live cards need a second person, a tenth does not', () => {
  expect(needsSecondPerson({ people: 5, recent: 0, live: 50 })).toBe(false);
  expect(needsSecondPerson({ people: 6, recent: 0, live: 50 })).toBe(true);
  expect(needsSecondPerson({ people: 2, recent: 0, live: 0 })).toBe(true);
});

test('D57 two halves are one whole, and one person is what a click by hand is', () => {
  expect(needsSecondPerson({ people: 11, recent: 10, live: 1_000 })).toBe(true);
  expect(needsSecondPerson({ people: 1, recent: 0, live: 3 })).toBe(false);
  expect(needsSecondPerson({ people: 1, recent: 1, live: 3 })).toBe(true);
});
