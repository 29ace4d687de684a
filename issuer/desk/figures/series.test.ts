import { expect, test } from 'vitest';
import { formatValue, totalOf } from './series.ts';

const day = { day: '2026-10-01', prepared: 2, failures: 0 };
const days = [
  { ...day, requests: 3, activations: 1, averageWait: 2, longestWait: 9 },
  { ...day, requests: 4, activations: 0, averageWait: 8, longestWait: 20 },
];

test('counts add up over a range, waits have a highest', () => {
  expect(totalOf('requests', days)).toBe(7);
  expect(totalOf('longestWait', days)).toBe(20);
  expect(totalOf('averageWait', [])).toBe(0);
});

test.each([
  ['requests', 12_345, '12 345'],
  ['longestWait', 4.23, '4,2 s'],
  ['longestWait', 720, '12 min'],
  ['longestWait', 12_600, '3,5 h'],
] as const)('%s of %d reads %s', (series, value, text) => {
  expect(formatValue(series, value, 'pl').replaceAll('\u00a0', ' ')).toBe(text);
});
