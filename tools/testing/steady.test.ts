import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '@mleg/main/arguments';
import { describe, expect, test } from 'vitest';
import { stepResult } from './result.ts';
import { readSteadyArguments } from './steady-arguments.ts';
import { steadyHeading, steadyLines, unsteady } from './steady-report.ts';
import { STEPS } from './steps.ts';

describe('the arguments', () => {
  test('name steps, or all where none is named', () => {
    expect(readSteadyArguments(['--runs', '7', '--load', '2', 'unit', 'lint'])).toMatchObject({
      runs: 7,
      load: 2,
      steps: [{ name: 'lint' }, { name: 'unit' }],
    });
    expect(readSteadyArguments([])).toEqual({ runs: 5, load: 0, steps: STEPS });
  });

  test('after -- are vitest’s', () => {
    expect(readSteadyArguments(['--runs', '2', '--', '--project', 'system', '-t', 'T1']).steps).toEqual([
      { name: 'vitest', commands: [['vitest', 'run', '--project', 'system', '-t', 'T1']], tests: true },
    ]);
    expect(() => readSteadyArguments(['unit', '--', 'a.test.ts'])).toThrow('not both');
  });

  test.each([['--runs', '0'], ['--runs', 'many'], ['--load', '-1'], ['--load', '1.5'], ['--laod', '1'], ['unti']])(
    'are refused: %s %s',
    (...args) => {
      expect(() => readSteadyArguments(args.filter((arg) => arg !== undefined))).toThrow(UsageError);
    },
  );
});

function run(...failed: string[]) {
  const failures = failed.map((name) => ({ name, message: `${name} was late` }));
  return [{ ...stepResult('system', failed.length === 0, 1, undefined), failures }];
}

describe('the report', () => {
  test('says which run it was, and beside what', () => {
    expect(steadyHeading(1, { runs: 5, load: 0 })).toBe('run 1 of 5');
    expect(steadyHeading(2, { runs: 5, load: 1 })).toBe('run 2 of 5, with 1 busy process beside it');
    expect(steadyHeading(5, { runs: 5, load: 2 })).toBe('run 5 of 5, with 2 busy processes beside it');
  });

  test('says who failed, how often, in which run and why first, the most frequent first', () => {
    expect(unsteady([run(), run('a'), run('b', 'a')])).toEqual([
      { name: 'a', runs: [2, 3], message: 'a was late' },
      { name: 'b', runs: [3], message: 'b was late' },
    ]);
    expect(steadyLines([run(), run('a'), run('b', 'a')])).toEqual([
      'FAILED  2 of 3 (runs 2, 3)  a\n        a was late',
      'FAILED  1 of 3 (run 3)  b\n        b was late',
      '3 runs, 2 failed',
    ]);
  });

  test('counts a test once in a run', () => {
    expect(unsteady([[...run('a'), ...run('a')]])).toMatchObject([{ runs: [1] }]);
  });

  test('says that nobody failed', () => {
    expect(steadyLines([run(), run()])).toEqual(['2 runs, nobody failed']);
  });
});

test('busy processes end by themselves when the one that started them is killed', async () => {
  const source = `
    import { keepBusy } from ${JSON.stringify(join(import.meta.dirname, 'keep-busy.ts'))};
    console.log(keepBusy(1).pids[0]);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  // Long enough for a process that cannot run to have ended.
  await sleep(1_000);
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  for (const deadline = performance.now() + 20_000; isRunning(pid); await sleep(20)) {
    expect(performance.now(), 'the busy process lives on').toBeLessThan(deadline);
  }
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
