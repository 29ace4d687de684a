import type { ParseArgsConfig } from 'node:util';
import type { Settings } from '../settings.ts';

/** How a command ended, as the exit code says it. */
export const EXIT = {
  /** Done, and all is well. */
  ok: 0,
  /** Done, and something is not as it should be: the answer says what, and what to do. */
  found: 1,
  /** The command line or a setting is wrong; nothing was done. */
  usage: 2,
  /** It could not be done, for a reason that the answer names. */
  failed: 3,
} as const;

/** As shells count a program that Ctrl-C has ended. */
export const EXIT_INTERRUPTED = 130;

export interface Answer {
  exit: keyof typeof EXIT;
  /** For people: what is so, and what to do next. */
  lines: readonly string[];
  /**
   * The same for programs, printed with `--json`; never a secret, never personal data. Where it failed, `refused` says
   * in a word why.
   */
  data: object;
}

export interface Option {
  type: 'string' | 'boolean';
  /** How `--help` calls its value; missing for a switch. */
  value?: string;
  /** One line for `--help`. */
  says: string;
}

/** What a command is given. */
export interface Call {
  settings: Settings;
  /** By the names in `options`; missing ones are undefined. */
  options: Readonly<Record<string, string | boolean | undefined>>;
  /** What stands behind the command's name, without options. */
  operands: readonly string[];
  /** For what is said once and kept nowhere, as passphrases are; all else is in the settings. */
  environment: NodeJS.ProcessEnv;
  /** Tells who waits what is going on; no part of the answer. */
  tell: (line: string) => void;
  /** Comes when somebody breaks the command off; for what waits without opening anything. */
  interrupted: AbortSignal;
  /** Undoes what the command has opened, last first, when it has ended. */
  cleanup: AsyncDisposableStack;
}

/** One subcommand of `mleg`: a file of its own beside this one, and a line in `commands.ts`. */
export interface Command {
  /** As it is typed, one or two words: `invariants`, `audit verify`. */
  name: string;
  /** One line for the list of commands: what it tells or does. */
  summary: string;
  /** What stands behind the name, for `--help`: `FILE`, `[--to NAME]`. */
  operands?: string;
  /** As somebody types it behind `mleg`, for `--help`. */
  example: string;
  /** Beside those that all commands have (`commands.ts` says which). */
  options?: Readonly<Record<string, Option>>;
  /** Throws `UsageError` where it was called wrongly; any other fault ends with exit code 3. */
  run(call: Call): Promise<Answer>;
}

/** For `parseArgs`. */
export const asParsed = (options: Readonly<Record<string, Option>>): ParseArgsConfig['options'] =>
  Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
