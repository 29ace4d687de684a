import { parseCommandLine } from '@mleg/main/arguments';
import { commandLine } from './command-line.ts';
import { provideMachine } from './testing/machine.ts';
import { runSuite } from './testing/run-suite.ts';
import { chooseSteps, STEPS } from './testing/steps.ts';
import { summary } from './testing/summary.ts';

const USAGE = `Usage: npm test -- [STEP…]

Proves everything, or the steps that are named: ${STEPS.map(({ name }) => name).join(', ')}.`;

/** `npm test`: all steps, or those that are named. */
const steps = commandLine(USAGE, (args) =>
  chooseSteps(parseCommandLine({ args: [...args], allowPositionals: true }).positionals),
);
provideMachine(steps);
const begun = performance.now();
const results = await runSuite(steps);
console.log(`\n${summary(results, (performance.now() - begun) / 1_000).join('\n')}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
