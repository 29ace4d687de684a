import { parseArgs } from 'node:util';
import { chooseSteps, type Step } from './steps.ts';

export type SteadyPlan = {
  runs: number;
  /** How many processes keep the processor busy beside the tests. */
  load: number;
  steps: readonly Step[];
};

/** `--runs 5 --load 2 system faults`, or `--runs 20 -- --project system system-tests/renewal`. Throws at anything else. */
export function readSteadyArguments(args: readonly string[]): SteadyPlan {
  const end = args.indexOf('--');
  const { values, positionals } = parseArgs({
    args: end < 0 ? [...args] : args.slice(0, end),
    options: { runs: { type: 'string', default: '5' }, load: { type: 'string', default: '0' } },
    allowPositionals: true,
  });
  const plan = { runs: wholeNumber('runs', values.runs, 1), load: wholeNumber('load', values.load, 0) };
  if (end < 0) return { ...plan, steps: chooseSteps(positionals) };
  if (positionals.length > 0) throw new Error('Name steps, or give arguments for vitest after --, and not both.');
  return { ...plan, steps: [{ name: 'vitest', commands: [['vitest', 'run', ...args.slice(end + 1)]], tests: true }] };
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`--${name} takes a whole number from ${least} on, not ${text}.`);
}
