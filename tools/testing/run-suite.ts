import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumProgram } from '@mleg/testing/browser/chromium-program';
import { quickDirectory } from '@mleg/testing/memory-disk';
import type { StepResult } from './result.ts';
import { runStep } from './run-step.ts';
import type { Step } from './steps.ts';

type Run = (lane: readonly Step[], say: Say) => Promise<StepResult[]>;
type Say = (text: Buffer | string) => void;

/** Runs all steps even after one has failed, so that one run tells everything. */
export async function runSuite(steps: readonly Step[]): Promise<StepResult[]> {
  const reports = mkdtempSync(join(tmpdir(), 'mleg-reports-'));
  // Whatever a test leaves behind goes with the run.
  const litter = mkdtempSync(join(quickDirectory(), 'mleg-run-'));
  // A database server runs as another user, who has to get through.
  chmodSync(litter, 0o711);
  // Dozens of processes are started that run the same sources: the first one's work on them serves all.
  const env = {
    ...process.env,
    TMPDIR: litter,
    FAILURE_PICTURES: join(tmpdir(), 'mleg-browser-failures'),
    CHROMIUM_PATH: chromiumProgram(),
    NODE_COMPILE_CACHE: join(reports, 'compiled'),
  };
  const run: Run = async (lane, say) => {
    const done: StepResult[] = [];
    for (const step of lane) done.push(await runStep(step, { reports, env, say }));
    return done;
  };
  try {
    return await runLanes(steps, run);
  } finally {
    for (const made of [reports, litter]) rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * One after the other, and beside them those that mostly wait: a browser test leaves half of the processor to others. It
 * is one thing after another and the longest, so that its turn comes first, and the others fill what it leaves.
 * What the second lane says is kept until the first has ended, so that nothing is told in the middle of something else.
 */
async function runLanes(steps: readonly Step[], run: Run): Promise<StepResult[]> {
  const first = await run(
    steps.filter(({ name }) => name === 'build'),
    say,
  );
  const kept: (Buffer | string)[] = [];
  const waiting = run(
    steps.filter(({ waits }) => waits),
    (text) => void kept.push(text),
  );
  const working = await run(
    steps.filter(({ name, waits }) => name !== 'build' && !waits),
    say,
  );
  const waited = await waiting;
  for (const text of kept) say(text);
  return [...first, ...working, ...waited];
}

const say: Say = (text) => void process.stdout.write(text);
