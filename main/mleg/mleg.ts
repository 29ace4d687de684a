import { EXIT_INTERRUPTED } from './command.ts';
import { COMMANDS } from './commands.ts';
import { runMleg } from './run-mleg.ts';

/** `npm run -s mleg -- …`: what an operator does, one subcommand for each. */
const stop = new AbortController();
// Both `npm run` and the terminal pass Ctrl-C on: the second one finds us closing what was opened.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

const { exitCode, out, complaint } = await runMleg(process.argv.slice(2), process.env, COMMANDS, {
  interrupted: stop.signal,
  tell: (line) => void process.stderr.write(`${line}\n`),
});
process.stdout.write(out);
process.stderr.write(complaint);
process.exitCode = exitCode;
// What was broken off may still wait for something.
if (stop.signal.aborted || exitCode === EXIT_INTERRUPTED) process.exit();
