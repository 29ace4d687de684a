import { expect, test } from 'vitest';
import { comesAfter, isVersion } from './semantic-version.ts';

test.each(['0.2.0', '1.0.0', '10.20.30'])('%s is a version', (text) => {
  expect(isVersion(text)).toBe(true);
});

test.each(['v0.2.0', '0.2', '0.2.0-rc.1', '00.2.0', '0.2.0 ', ''])('%s is none', (text) => {
  expect(isVersion(text)).toBe(false);
});

test.each([
  ['0.2.0', '0.1.0', true],
  ['0.10.0', '0.9.9', true],
  ['1.0.0', '0.9.9', true],
  ['0.1.1', '0.1.0', true],
  ['0.1.0', '0.1.0', false],
  ['0.1.9', '0.2.0', false],
  ['0.9.0', '1.0.0', false],
])('%s comes after %s: %s', (next, before, expected) => {
  expect(comesAfter(next, before)).toBe(expected);
});
