import { keepBusy } from './testing/keep-busy.ts';
import { provideMachine } from './testing/machine.ts';
import type { StepResult } from './testing/result.ts';
import { runSuite } from './testing/run-suite.ts';
import { readSteadyArguments } from './testing/steady-arguments.ts';
import { steadyLines } from './testing/steady-report.ts';
import { minutes } from './testing/summary.ts';

/** `npm run test:steady`: the same again and again, beside busy processes, to find who fails now and then. */
const { runs, load, steps } = readSteadyArguments(process.argv.slice(2));
provideMachine(steps);
const busy = keepBusy(load);
const done: StepResult[][] = [];
try {
  while (done.length < runs) {
    const begun = performance.now();
    done.push(await runSuite(steps));
    const took = minutes((performance.now() - begun) / 1_000).trim();
    console.log(`\n── run ${done.length} of ${runs}, with ${load} busy processes beside it, took ${took}`);
    console.log(steadyLines(done).join('\n'));
  }
} finally {
  busy.stop();
}
process.exitCode = done.flat().every(({ ok }) => ok) ? 0 : 1;
