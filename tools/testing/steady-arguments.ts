import { parseCommandLine, UsageError } from '@mleg/main/arguments';
import { wholeNumber } from '../command-line.ts';
import { chooseSteps, type Step } from './steps.ts';

export type SteadyPlan = {
  runs: number;
  /** How many processes keep the processor busy beside the tests. */
  load: number;
  steps: readonly Step[];
};

/** `--runs 5 --load 2 system faults`, or `--runs 20 -- --project system system-tests/renewal`. Throws `UsageError` at anything else. */
export function readSteadyArguments(args: readonly string[]): SteadyPlan {
  const end = args.indexOf('--');
  const { values, positionals } = parseCommandLine({
    args: end < 0 ? [...args] : args.slice(0, end),
    options: { runs: { type: 'string', default: '5' }, load: { type: 'string', default: '0' } },
    allowPositionals: true,
  });
  const plan = { runs: wholeNumber('runs', values.runs, 1), load: wholeNumber('load', values.load, 0) };
  if (end < 0) return { ...plan, steps: chooseSteps(positionals) };
  if (positionals.length > 0) throw new UsageError('Name steps, or give arguments for vitest after --, and not both.');
  return { ...plan, steps: [{ name: 'vitest', commands: [['vitest', 'run', ...args.slice(end + 1)]], tests: true }] };
}
