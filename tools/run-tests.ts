import { provideMachine } from './testing/machine.ts';
import { runSuite } from './testing/run-suite.ts';
import { chooseSteps } from './testing/steps.ts';
import { summary } from './testing/summary.ts';

/** `npm test`: all steps, or those that are named. */
const steps = chooseSteps(process.argv.slice(2));
provideMachine(steps);
const begun = performance.now();
const results = await runSuite(steps);
console.log(`\n${summary(results, (performance.now() - begun) / 1_000).join('\n')}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
