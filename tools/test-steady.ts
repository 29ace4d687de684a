import { commandLine } from './command-line.ts';
import { keepBusy } from './testing/keep-busy.ts';
import { provideMachine } from './testing/machine.ts';
import type { StepResult } from './testing/result.ts';
import { runSuite } from './testing/run-suite.ts';
import { readSteadyArguments } from './testing/steady-arguments.ts';
import { steadyHeading, steadyLines } from './testing/steady-report.ts';
import { STEPS } from './testing/steps.ts';
import { minutes } from './testing/summary.ts';

const USAGE = `Usage: npm run test:steady -- [--runs N] [--load N] [STEP…]
       npm run test:steady -- [--runs N] [--load N] -- ARGUMENTS FOR VITEST

Runs the steps of npm test (all, or those named), or one call of vitest, N times (default 5) beside as many busy
processes as --load says (default 0), and lists who has failed how often.
Steps: ${STEPS.map(({ name }) => name).join(', ')}.`;

/** `npm run test:steady`: the same again and again, beside busy processes, to find who fails now and then. */
const { runs, load, steps } = commandLine(USAGE, readSteadyArguments);
provideMachine(steps);
const busy = keepBusy(load);
const done: StepResult[][] = [];
try {
  while (done.length < runs) {
    const begun = performance.now();
    done.push(await runSuite(steps));
    const took = minutes((performance.now() - begun) / 1_000).trim();
    console.log(`\n── ${steadyHeading(done.length, { runs, load })}, took ${took}`);
    console.log(steadyLines(done).join('\n'));
  }
} finally {
  busy.stop();
}
process.exitCode = done.flat().every(({ ok }) => ok) ? 0 : 1;
