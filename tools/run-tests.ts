import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, provideMachine } from './testing/machine.ts';
import { type StepResult, summary } from './testing/result.ts';
import { runStep } from './testing/run-step.ts';
import { chooseSteps, type Step } from './testing/steps.ts';

/** Runs all steps even after one has failed, so that one run tells everything. */
const steps = chooseSteps(process.argv.slice(2));
provideMachine(steps);
const reports = mkdtempSync(join(tmpdir(), 'mleg-reports-'));
// Dozens of processes are started that run the same sources: the first one's work on them serves all.
const env = { ...process.env, CHROMIUM_PATH: chromium(), NODE_COMPILE_CACHE: join(reports, 'compiled') };

const results = await runAll();
rmSync(reports, { recursive: true });
console.log(`\n${summary(results).join('\n')}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;

/**
 * One after the other, and beside them those that mostly wait: a browser test leaves half of the processor to others.
 * What the second lane says is kept until the first has ended, so that nothing is told in the middle of something else.
 */
async function runAll(): Promise<StepResult[]> {
  const first = await runLane(
    steps.filter(({ name }) => name === 'build'),
    say,
  );
  const kept: (Buffer | string)[] = [];
  const waiting = runLane(
    steps.filter(({ waits }) => waits),
    (text) => void kept.push(text),
  );
  const working = await runLane(
    steps.filter(({ name, waits }) => name !== 'build' && !waits),
    say,
  );
  const waited = await waiting;
  for (const text of kept) say(text);
  return [...first, ...working, ...waited];
}

async function runLane(lane: readonly Step[], tell: (text: Buffer | string) => void): Promise<StepResult[]> {
  const done: StepResult[] = [];
  for (const step of lane) done.push(await runStep(step, reports, env, tell));
  return done;
}

function say(text: Buffer | string): void {
  process.stdout.write(text);
}
