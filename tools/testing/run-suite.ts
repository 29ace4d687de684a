import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumProgram } from '@mleg/testing/browser/chromium-program';
import { quickDirectory } from '@mleg/testing/memory-disk';
import type { StepResult } from './result.ts';
import { runStep } from './run-step.ts';
import type { Lane, Step } from './steps.ts';

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
 * The build, and then lane beside lane: two cores have something to do until the end. What the others say is kept until
 * the first has ended, so that nothing is told in the middle of something else.
 */
async function runLanes(steps: readonly Step[], run: Run): Promise<StepResult[]> {
  const built = await run(
    steps.filter(({ name }) => name === 'build'),
    say,
  );
  const inLane = (lane?: Lane) => steps.filter((step) => step.lane === lane && step.name !== 'build');
  const beside = (['faults', 'pages'] as const).map((lane) => {
    const said: (Buffer | string)[] = [];
    return { said, ran: run(inLane(lane), (text) => void said.push(text)) };
  });
  const results = [...built, ...(await run(inLane(), say))];
  for (const { said, ran } of beside) {
    results.push(...(await ran));
    for (const text of said) say(text);
  }
  return results;
}

const say: Say = (text) => void process.stdout.write(text);
