import type { ParseArgsConfig, parseArgs } from 'node:util';
import { parseCommandLine, UsageError } from '@mleg/main/arguments';

/** A tool that is called wrongly has done nothing, and says so with this exit code. */
const WRONG = 2;

/**
 * What `read` makes of a tool's command line. `--help` prints the usage instead; what `read` refuses with a `UsageError`
 * is one line on standard error. Both end the process.
 */
export function commandLine<T>(usage: string, read: (args: readonly string[]) => T): T {
  const args = process.argv.slice(2);
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (own.includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return read(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message} --help says what can be given.`);
    return process.exit(WRONG);
  }
}

/** The same where options and operands are all there is to know. */
export function readOptions<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  return commandLine(usage, () => parseCommandLine(config));
}

/** For a tool that takes nothing but `--help`. */
export function takesNothing(usage: string): void {
  readOptions(usage, {});
}

/** Throws `UsageError` where the text is no whole number from `least` on. */
export function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= least) return number;
  throw new UsageError(`--${name} takes a whole number from ${least} on, not ${text}.`);
}
