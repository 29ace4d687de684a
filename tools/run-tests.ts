import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, provideMachine } from './testing/machine.ts';
import { summary } from './testing/result.ts';
import { runStep } from './testing/run-step.ts';
import { chooseSteps } from './testing/steps.ts';

/** Runs all steps even after one has failed, so that one run tells everything. */
const steps = chooseSteps(process.argv.slice(2));
provideMachine(steps);
const reports = mkdtempSync(join(tmpdir(), 'mleg-reports-'));
// Dozens of processes are started that run the same sources: the first one's work on them serves all.
const env = { ...process.env, CHROMIUM_PATH: chromium(), NODE_COMPILE_CACHE: join(reports, 'compiled') };
const results = steps.map((step) => {
  console.log(`\n── ${step.name}`);
  const result = runStep(step, reports, env);
  console.log(`── ${step.name} ${result.ok ? 'ok' : 'FAILED'} after ${result.seconds.toFixed(1)} s`);
  return result;
});
rmSync(reports, { recursive: true });
console.log(`\n${summary(results).join('\n')}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
