import { type Arguments, nearestOf, parseCommandLine, readArguments, UsageError } from '../arguments.mjs';
import { endingOf } from '../end-in-words.ts';
import { rolesHere } from '../roles-here.ts';
import { readSettings } from '../settings.ts';
import { type Answer, asParsed, type Call, type Command, EXIT, EXIT_INTERRUPTED } from './command.ts';
import { COMMANDS, COMMON_OPTIONS } from './commands.ts';
import { helpOf, overview } from './help.ts';
import { Interrupted, interruptible, stopAtNext } from './interrupted.ts';

/** What the process prints, and how it ends. */
export interface Said {
  exitCode: number;
  /** For standard output: the answer. */
  out: string;
  /** For standard error: why there is none. */
  complaint: string;
}

/** Where somebody sits in front of it. */
export interface Surroundings {
  /** Breaks off what is under way, and closes what was opened. */
  interrupted?: AbortSignal;
  tell?: Call['tell'];
}

/** `mleg …`: finds the command, reads its options and the settings, and runs it. */
export async function runMleg(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  commands: readonly Command[] = COMMANDS,
  surroundings: Surroundings = {},
): Promise<Said> {
  const line = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
  const asJson = line.includes('--json');
  try {
    return await answer(line, environment, commands, surroundings);
  } catch (error) {
    return complain(error, asJson);
  }
}

/** Why there is no answer: in words, and to programs with a code. */
function complain(thrown: unknown, asJson: boolean): Said {
  // What could not be closed afterwards is not why there is no answer.
  const error: unknown = thrown instanceof SuppressedError ? thrown.suppressed : thrown;
  const message = endingOf(error)?.message ?? (error instanceof Error ? error.message : String(error));
  const kind = kindOf(error);
  const out = asJson ? `${JSON.stringify({ ...kind, message })}\n` : '';
  const exitCode = kind.error === 'interrupted' ? EXIT_INTERRUPTED : EXIT[kind.error];
  return { exitCode, out, complaint: `${message}\n` };
}

function kindOf(error: unknown): { error: 'usage' | 'failed' | 'interrupted'; code: string } {
  if (error instanceof Interrupted) return { error: 'interrupted', code: 'interrupted' };
  if (error instanceof UsageError) return { error: 'usage', code: error.code };
  const code = endingOf(error) && error instanceof Error && 'code' in error ? String(error.code) : 'fault';
  return { error: 'failed', code };
}

async function answer(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  commands: readonly Command[],
  { interrupted = new AbortController().signal, tell = () => {} }: Surroundings,
): Promise<Said> {
  const command = find(argv, commands);
  if (!command) return withoutCommand(argv, commands);
  const { values, positionals } = parse(command, argv.slice(command.name.split(' ').length));
  if (values['help']) return printed(helpOf(command, COMMON_OPTIONS));
  if (command.operands === undefined && positionals.length > 0) {
    throw new UsageError(
      `mleg ${command.name} takes options only, and not ${positionals[0]}.\nTry: mleg ${command.name} --help`,
    );
  }
  await using cleanup = stopAtNext(interrupted);
  const settings = readSettings(argumentsOf(values), environment);
  const call: Call = {
    settings: values['role'] === undefined ? { ...settings, roles: rolesHere(settings) } : settings,
    options: values,
    operands: positionals,
    environment,
    tell,
    interrupted,
    cleanup,
  };
  return said(await interruptible(command.run(call), interrupted), values['json'] === true);
}

/** The list of commands where none was asked for. Throws `UsageError` where there is none of that name. */
function withoutCommand(argv: readonly string[], commands: readonly Command[]): Said {
  const firstOption = argv.findIndex((word) => word.startsWith('-'));
  // What stands behind an option may be its value, and is no name of a command.
  const words = firstOption > 0 ? argv.slice(0, firstOption) : argv.filter((word) => !word.startsWith('-'));
  if (words.length === 0) return printed(overview(commands));
  const group = commands.filter(({ name }) => name.startsWith(`${words[0]} `));
  if (words.length === 1 && group.length > 0) return printed(overview(group));
  if (argv[0]?.startsWith('-')) {
    const known = [1, 2].map((count) => find(words.slice(-count), commands)).find((command) => command !== undefined);
    throw new UsageError(`The command comes before its options: mleg ${known?.name ?? 'COMMAND'} ${argv[0]}`);
  }
  const names = commands.map(({ name }) => name);
  // `restor /backup` is two words and one name.
  const meant = nearestOf(words.slice(0, 2).join(' '), names) ?? nearestOf(words[0] ?? '', names);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  throw new UsageError(`There is no command ${words.slice(0, 2).join(' ')}.${hint}\n\n${overview(commands)}`, {
    code: 'unknown-command',
  });
}

/** The longest name that the line begins with: `audit verify` before `audit`. */
function find(argv: readonly string[], commands: readonly Command[]): Command | undefined {
  const begins = ({ name }: Command) => name.split(' ').every((word, at) => argv[at] === word);
  return commands.filter(begins).sort((one, other) => other.name.length - one.name.length)[0];
}

function parse({ name, options = {} }: Command, args: readonly string[]) {
  try {
    return parseCommandLine({
      args: [...args],
      allowPositionals: true,
      options: { ...asParsed(COMMON_OPTIONS), ...asParsed(options) },
    }) as { values: Record<string, string | boolean | undefined>; positionals: string[] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message}\nTry: mleg ${name} --help`, { code: error.code, cause: error });
  }
}

/** As if `npm start` had been given what settings depend on. */
function argumentsOf(values: Readonly<Record<string, string | boolean | undefined>>): Arguments {
  const given = ['role', 'data', 'journal'].filter((name) => values[name] !== undefined);
  const switches = ['demo', 'production'].filter((name) => values[name] === true);
  return readArguments([
    ...given.map((name) => `--${name}=${String(values[name])}`),
    ...switches.map((name) => `--${name}`),
  ]);
}

const printed = (text: string): Said => ({ exitCode: EXIT.ok, out: text, complaint: '' });

/** What failed reads to programs as a refusal does, with all that the command says of it. */
function said({ exit, lines, data }: Answer, asJson: boolean): Said {
  const words = lines.join('\n');
  const refusal = exit === 'failed' ? { error: 'failed', code: codeIn(data), message: words } : {};
  const out = asJson ? JSON.stringify({ ...refusal, ...data }) : words;
  return { exitCode: EXIT[exit], out: `${out}\n`, complaint: '' };
}

const codeIn = (data: object): string => ('refused' in data ? String(data.refused) : 'failed');
