import { expect, test } from 'vitest';
import { ageOfCheck } from './age-of-check.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const secondsAgo = (seconds: number) => ageOfCheck(new Date(NOW.getTime() - seconds * 1000).toISOString(), NOW);

test('a check is new for two minutes, and old after a quarter of an hour', () => {
  expect([0, 119, 120, 899, 900].map(secondsAgo)).toEqual(['new', 'new', 'recent', 'recent', 'old']);
});

test('a check of tomorrow says nothing: the clock was set', () => {
  expect(secondsAgo(-61)).toBe('unknown');
  expect(secondsAgo(-59)).toBe('new');
  expect(ageOfCheck(undefined, NOW)).toBe('unknown');
});
