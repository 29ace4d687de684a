import { expect, test } from 'vitest';
import { stepResult, summary } from './result.ts';
import { chooseSteps, STEPS } from './steps.ts';

const report = { numPassedTests: 10, numFailedTests: 2, numPendingTests: 1 };

test('the last line counts steps and their tests', () => {
  const results = [stepResult('types', true, 1, undefined), stepResult('unit', false, 2, report)];
  expect(summary(results).at(-1)).toBe('11 passed, 3 failed');
});

test('a step that failed without a failed test still counts as failed', () => {
  const crashed = stepResult('unit', false, 1, { ...report, numFailedTests: 0 });
  expect(summary([crashed]).at(-1)).toBe('10 passed, 1 failed');
});

test('skipped tests are not hidden', () => {
  expect(summary([stepResult('unit', true, 1, report)])[0]).toContain('1 skipped');
});

test('steps run in their own order, all where none is named', () => {
  expect(chooseSteps([])).toBe(STEPS);
  expect(chooseSteps(['unit', 'types']).map(({ name }) => name)).toEqual(['types', 'unit']);
  expect(() => chooseSteps(['unti'])).toThrow(/no step unti.*unit/);
});
