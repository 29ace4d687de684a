// By its path: where nothing is installed yet, our packages have no names.
import { HELP, readArguments, UsageError } from '../../main/arguments.mjs';

// Plain JavaScript: this runs under whatever Node the machine has, before ours is there.

/** Answers `--help` and a wrong command line, and ends; before minutes are spent on installing and building. */
export function answerFirst(command) {
  try {
    if (!readArguments(process.argv.slice(2)).help) return;
    console.log(HELP.replace('npm start', command));
    process.exit(0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\`${command} -- --help\` says what can be given.`);
    process.exit(2);
  }
}
