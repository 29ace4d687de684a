import { runMleg } from './run-mleg.ts';

/** `npm run -s mleg -- …`: what an operator does, one subcommand for each. */
const { exitCode, out, complaint } = await runMleg(process.argv.slice(2), process.env);
process.stdout.write(out);
process.stderr.write(complaint);
process.exitCode = exitCode;
