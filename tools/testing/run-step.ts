import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { join } from 'node:path';
import type { TestReport } from './report.ts';
import { type StepResult, stepResult } from './result.ts';
import type { Step } from './steps.ts';

/** How much later, in the system's terms, the turn of other steps comes. */
const AFTER_PAGES = 5;
const LAST = constants.priority.PRIORITY_LOW;

type Surroundings = {
  /** A directory for the reports of tests. */
  reports: string;
  env: NodeJS.ProcessEnv;
  /** Told what the step's programs say. */
  say: (text: Buffer | string) => void;
};

/** Runs a step to its end, whether it succeeds or not. */
export async function runStep(step: Step, { reports, env, say }: Surroundings): Promise<StepResult> {
  const report = join(reports, `${step.name}.json`);
  const reporters = step.tests ? ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`] : [];
  const begun = performance.now();
  say(`\n── ${step.name}\n`);
  let ok = true;
  for (const [program = '', ...args] of step.commands) {
    ok &&= (await run(program, [...args, ...reporters], step, { env, say })) === 0;
  }
  const seconds = (performance.now() - begun) / 1000;
  say(`── ${step.name} ${ok ? 'ok' : 'FAILED'} after ${seconds.toFixed(1)} s\n`);
  return stepResult(step.name, ok, seconds, readReport(report));
}

async function run(
  program: string,
  args: readonly string[],
  { lane }: Step,
  { env, say }: Omit<Surroundings, 'reports'>,
): Promise<number | null> {
  const child = spawn(program, args, { stdio: ['inherit', 'pipe', 'pipe'], env });
  // Before it starts others, which inherit it.
  if (lane !== 'pages' && child.pid) setPriority(child.pid, Math.min(getPriority() + AFTER_PAGES, LAST));
  child.stdout.on('data', say);
  child.stderr.on('data', say);
  const [status] = (await once(child, 'close')) as [number | null];
  return status;
}

function readReport(file: string): TestReport | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestReport) : undefined;
}
