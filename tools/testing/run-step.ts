import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestReport } from './report.ts';
import { type StepResult, stepResult } from './result.ts';
import type { Step } from './steps.ts';

/** Runs a step; what its programs say goes to `say`. `reports` is a directory for the reports of tests. */
export async function runStep(
  step: Step,
  reports: string,
  env: NodeJS.ProcessEnv,
  say: (text: Buffer | string) => void,
): Promise<StepResult> {
  const report = join(reports, `${step.name}.json`);
  const reporters = step.tests ? ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`] : [];
  const begun = performance.now();
  say(`\n── ${step.name}\n`);
  let ok = true;
  for (const [program = '', ...args] of step.commands) {
    ok &&= (await run(program, [...args, ...reporters], env, say)) === 0;
  }
  const seconds = (performance.now() - begun) / 1000;
  say(`── ${step.name} ${ok ? 'ok' : 'FAILED'} after ${seconds.toFixed(1)} s\n`);
  return stepResult(step.name, ok, seconds, readReport(report));
}

async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (text: Buffer) => void,
): Promise<number | null> {
  const child = spawn(program, args, { stdio: ['inherit', 'pipe', 'pipe'], env });
  child.stdout.on('data', say);
  child.stderr.on('data', say);
  const [status] = (await once(child, 'close')) as [number | null];
  return status;
}

function readReport(file: string): TestReport | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestReport) : undefined;
}
