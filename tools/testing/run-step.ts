import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type StepResult, stepResult, type TestReport } from './result.ts';
import type { Step } from './steps.ts';

/** Runs a step with its output on ours. `reports` is a directory for the reports of tests. */
export function runStep(step: Step, reports: string, env: NodeJS.ProcessEnv): StepResult {
  const report = join(reports, `${step.name}.json`);
  const begun = performance.now();
  const ok = step.commands.every(([program = '', ...args]) => {
    const reporters = step.tests ? ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`] : [];
    return spawnSync(program, [...args, ...reporters], { stdio: 'inherit', env }).status === 0;
  });
  return stepResult(step.name, ok, (performance.now() - begun) / 1000, readReport(report));
}

function readReport(file: string): TestReport | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestReport) : undefined;
}
