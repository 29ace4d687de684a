import { expect, test } from 'vitest';
import { type Reading, unhurried } from './unhurried.ts';

function secondsAfter({ passed, stalled }: Reading): number {
  let now: Reading = { passed: 500, stalled: 70 };
  const seconds = unhurried(() => now);
  now = { passed: now.passed + passed, stalled: now.stalled + stalled };
  return seconds();
}

test('all time counts on a machine with nothing else to do', () => {
  expect(secondsAfter({ passed: 30, stalled: 0 })).toBe(30);
});

test('time without a processor to spare counts for a tenth, and never for nothing', () => {
  expect(secondsAfter({ passed: 30, stalled: 20 })).toBe(10);
  expect(secondsAfter({ passed: 30, stalled: 30 })).toBe(3);
});

test('the machine is asked', () => {
  const seconds = unhurried();
  const passed = performance.now();
  while (performance.now() - passed < 5);
  expect(seconds()).toBeGreaterThan(0);
  expect(seconds()).toBeLessThan(60);
});
