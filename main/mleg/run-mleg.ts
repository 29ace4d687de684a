import { type Arguments, parseCommandLine, readArguments, UsageError } from '../arguments.mjs';
import { readSettings } from '../settings.ts';
import { type Answer, asParsed, type Command, EXIT } from './command.ts';
import { COMMANDS, COMMON_OPTIONS } from './commands.ts';
import { helpOf, overview } from './help.ts';

/** What the process prints, and how it ends. */
export interface Said {
  exitCode: number;
  /** For standard output: the answer. */
  out: string;
  /** For standard error: why there is none. */
  complaint: string;
}

/** `mleg …`: finds the command, reads its options and the settings, and runs it. */
export async function runMleg(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  commands: readonly Command[] = COMMANDS,
): Promise<Said> {
  const asJson = argv.includes('--json');
  try {
    return await answer(argv, environment, commands, asJson);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const exit = error instanceof UsageError ? 'usage' : 'failed';
    const out = asJson ? `${JSON.stringify({ error: exit, message })}\n` : '';
    return { exitCode: EXIT[exit], out, complaint: `${message}\n` };
  }
}

async function answer(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  commands: readonly Command[],
  asJson: boolean,
): Promise<Said> {
  const command = find(argv, commands);
  if (!command) {
    const words = argv.filter((word) => !word.startsWith('-'));
    if (words.length === 0) return printed(overview(commands));
    const group = commands.filter(({ name }) => name.startsWith(`${words[0]} `));
    if (words.length === 1 && group.length > 0) return printed(overview(group));
    throw new UsageError(`There is no command ${words.slice(0, 2).join(' ')}.\n\n${overview(commands)}`);
  }
  const { values, positionals } = parse(command, argv.slice(command.name.split(' ').length));
  if (values['help']) return printed(helpOf(command, COMMON_OPTIONS));
  await using cleanup = new AsyncDisposableStack();
  const given = await command.run({
    settings: readSettings(argumentsOf(values), environment),
    options: values,
    operands: positionals,
    environment,
    cleanup,
  });
  return said(given, asJson);
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
    throw new UsageError(`${(error as Error).message}\nTry: mleg ${name} --help`, { cause: error });
  }
}

/** As if `npm start` had been given what settings depend on. */
function argumentsOf({ role, data, journal }: Record<string, string | boolean | undefined>): Arguments {
  return readArguments([
    ...(role === undefined ? [] : ['--role', String(role)]),
    ...(data === undefined ? [] : ['--data', String(data)]),
    ...(journal === undefined ? [] : ['--journal', String(journal)]),
  ]);
}

const printed = (text: string): Said => ({ exitCode: EXIT.ok, out: text, complaint: '' });

function said({ exit, lines, data }: Answer, asJson: boolean): Said {
  const out = asJson ? JSON.stringify(data) : lines.join('\n');
  return { exitCode: EXIT[exit], out: `${out}\n`, complaint: '' };
}
