import { describe, expect, test } from 'vitest';
import { failuresOf, type TestReport } from './report.ts';
import { stepResult } from './result.ts';
import { chooseSteps, STEPS } from './steps.ts';
import { minutes, summary } from './summary.ts';

type File = Partial<TestReport['testResults'][number]>;
const file = (name: string, more: File = {}) => ({
  name: `${process.cwd()}/${name}`,
  status: 'passed',
  startTime: 1_000,
  endTime: 3_500,
  assertionResults: [],
  ...more,
});
const report = (...testResults: TestReport['testResults']) => ({
  numPassedTests: 10,
  numFailedTests: 2,
  numPendingTests: 1,
  testResults,
});
const refusal = { fullName: 'codes refuses a second one', status: 'failed', duration: 1_200 };

describe('the summary', () => {
  test('counts steps and their tests on its last line, and nothing else is there', () => {
    const results = [stepResult('lint', true, 1, undefined), stepResult('unit', false, 2, report())];
    expect(summary(results, 3).at(-1)).toBe('11 passed, 3 failed');
  });

  test('counts a step that failed without a failed test as failed', () => {
    const crashed = stepResult('unit', false, 1, { ...report(), numFailedTests: 0 });
    expect(summary([crashed], 1).at(-1)).toBe('10 passed, 1 failed');
  });

  test('hides no skipped tests', () => {
    expect(summary([stepResult('unit', true, 1, report())], 1).join('\n')).toContain('1 skipped');
  });

  test('says how long each step took, and the whole, which is less than their sum where they ran side by side', () => {
    const results = [stepResult('system', true, 61.04, undefined), stepResult('browser', true, 185.2, undefined)];
    const lines = summary(results, 190).join('\n');
    for (const line of [/system +1 min 01\.0 s/, /browser +3 min 05\.2 s/, /whole +3 min 10\.0 s/]) {
      expect(lines).toMatch(line);
    }
  });

  test('names the ten slowest tests and files of all steps, the slowest first', () => {
    const tests = Array.from({ length: 12 }, (_, at) => ({ ...refusal, fullName: `test ${at}`, duration: at * 1_000 }));
    const quick = stepResult('unit', true, 1, report(file('a.test.ts', { assertionResults: tests })));
    const slow = stepResult('system', true, 1, report(file('b.test.ts', { endTime: 61_000 })));
    const lines = summary([quick, slow], 2);
    const slowest = lines.slice(1, lines.indexOf(''));
    expect(slowest).toHaveLength(10);
    expect(slowest[0]).toMatch(/11\.0 s +unit +a\.test\.ts › test 11$/);
    expect(lines.filter((line) => line.endsWith('test.ts'))).toEqual([
      expect.stringMatching(/60\.0 s +system +b\.test\.ts$/),
      expect.stringMatching(/2\.5 s +unit +a\.test\.ts$/),
    ]);
  });
});

test('minutes never have sixty seconds', () => {
  expect([59.96, 0.04, 600].map(minutes)).toEqual([' 1 min 00.0 s', ' 0 min 00.0 s', '10 min 00.0 s']);
});

test('who failed is a test by its name and the first line of why, or a file that could not be run', () => {
  const red = { ...refusal, failureMessages: ['\u001B[31mError: not there\u001B[0m\n    at x.ts:1'] };
  const green = { ...refusal, fullName: 'another', status: 'passed' };
  const broken = file('b.test.ts', { status: 'failed', message: 'Cannot find c.ts\nmore' });
  expect(failuresOf(report(file('a.test.ts', { status: 'failed', assertionResults: [green, red] }), broken))).toEqual([
    { name: 'a.test.ts › codes refuses a second one', message: 'Error: not there' },
    { name: 'b.test.ts', message: 'Cannot find c.ts' },
  ]);
});

test('a step without tests that fails is named itself', () => {
  expect(stepResult('lint', false, 1, undefined).failures).toMatchObject([{ name: 'the step lint' }]);
  expect(stepResult('lint', true, 1, undefined).failures).toEqual([]);
});

test('steps run in their own order, all where none is named', () => {
  expect(chooseSteps([])).toBe(STEPS);
  expect(chooseSteps(['unit', 'lint']).map(({ name }) => name)).toEqual(['lint', 'unit']);
  expect(() => chooseSteps(['unti'])).toThrow(/no step unti.*unit/);
});
