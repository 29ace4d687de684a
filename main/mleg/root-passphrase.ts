import { UsageError } from '../arguments.mjs';
import { openSecretInput, requireTerminal, type SecretInput, type Terminal } from './ask-secret.ts';
import type { Call } from './command.ts';

/** What opens a root: of a file a passphrase of each person, of a token a half of its PIN. */
export type RootSecret = 'passphrase' | 'half of the PIN';

/** A token locks itself after a few wrong ones. */
const SHORTEST: Readonly<Record<RootSecret, number>> = { passphrase: 16, 'half of the PIN': 4 };
const tooShort = (kind: RootSecret) => `Each ${kind} has ${SHORTEST[kind]} characters at least.`;
/** For a program that calls, as a test does; people type. */
const VARIABLES = ['ROOT_PASSPHRASE_FIRST', 'ROOT_PASSPHRASE_SECOND'] as const;

/**
 * What can be known before anybody types; from here on nothing that is typed is shown, until the command has ended. Throws
 * `UsageError`. Undefined where nobody has to type.
 */
export function openPassphrases(
  { environment, interrupted, cleanup }: Pick<Call, 'environment' | 'interrupted' | 'cleanup'>,
  kind: RootSecret,
  terminal?: Terminal,
): SecretInput | undefined {
  for (const variable of VARIABLES) {
    const given = environment[variable];
    if (given === undefined) requireTerminal(variable, terminal);
    else if (given.length < SHORTEST[kind])
      throw new UsageError(`${variable}: ${tooShort(kind)}`, { code: 'passphrase' });
  }
  if (VARIABLES.every((variable) => environment[variable] !== undefined)) return undefined;
  const input = openSecretInput(interrupted, terminal);
  cleanup.defer(() => input.close());
  return input;
}

/**
 * The root opens with both and with neither alone. For a root that is made each of them is typed twice: nobody can open
 * it with a passphrase that was mistyped.
 */
export async function askRootPassphrase(
  call: Pick<Call, 'environment' | 'tell'>,
  people: readonly [string, string],
  { kind, isNew }: { kind: RootSecret; isNew: boolean },
  input: SecretInput | undefined,
): Promise<string> {
  const [first, second] = VARIABLES.map((variable) => call.environment[variable]);
  for (;;) {
    const one = first ?? (await askOne(call, people[0], { kind, isNew }, input));
    const other = second ?? (await askOne(call, people[1], { kind, isNew }, input));
    if (kind !== 'passphrase') return `${one}${other}`;
    if (one !== other) return JSON.stringify([one, other]);
    if (first !== undefined && second !== undefined) throw new UsageError(SAME, { code: 'passphrase' });
    // Each knows the other's now: neither of the two will do.
    call.tell(`${SAME} Both once more, with others:`);
  }
}

const SAME = 'The two passphrases are the same: each person has their own.';

async function askOne(
  { tell }: Pick<Call, 'tell'>,
  person: string,
  { kind, isNew }: { kind: RootSecret; isNew: boolean },
  input: SecretInput | undefined,
): Promise<string> {
  if (!input) throw new Error('Nobody was asked to a terminal.');
  const question = kind === 'passphrase' ? `Passphrase of ${person}` : `The half of the PIN that ${person} has`;
  for (;;) {
    const typed = await input.ask(question);
    if (typed.length < SHORTEST[kind]) tell(`${tooShort(kind)} Once more:`);
    else if (!isNew || (await input.ask('The same again')) === typed) return typed;
    else tell('That was another one. Once more:');
  }
}
