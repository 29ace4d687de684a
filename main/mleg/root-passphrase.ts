import { UsageError } from '../arguments.mjs';
import { askSecret, requireTerminal } from './ask-secret.ts';
import type { Call } from './command.ts';

const LENGTH = 16;
const TOO_SHORT = `Each passphrase has ${LENGTH} characters at least.`;
/** For a program that calls, as a test does; people type. */
const VARIABLES = ['ROOT_PASSPHRASE_FIRST', 'ROOT_PASSPHRASE_SECOND'] as const;

/** What can be known before anybody types. Throws `UsageError`. */
export function requirePassphrases({ environment }: Pick<Call, 'environment'>): void {
  for (const variable of VARIABLES) {
    const given = environment[variable];
    if (given === undefined) requireTerminal(variable);
    else if (given.length < LENGTH) throw new UsageError(`${variable}: ${TOO_SHORT}`, { code: 'passphrase' });
  }
}

/**
 * The root opens with both and with neither alone. For a root that is made each of them is typed twice: nobody can open
 * it with a passphrase that was mistyped.
 */
export async function askRootPassphrase(
  call: Pick<Call, 'environment' | 'tell'>,
  people: readonly [string, string],
  isRootNew: boolean,
): Promise<string> {
  const one = call.environment[VARIABLES[0]] ?? (await askOne(call, people[0], isRootNew));
  const other = call.environment[VARIABLES[1]] ?? (await askOne(call, people[1], isRootNew));
  if (one === other)
    throw new UsageError('The two passphrases are the same: each person has their own.', { code: 'passphrase' });
  return JSON.stringify([one, other]);
}

async function askOne({ tell }: Pick<Call, 'tell'>, person: string, isRootNew: boolean): Promise<string> {
  for (;;) {
    const typed = await askSecret(`Passphrase of ${person}`);
    if (typed.length < LENGTH) tell(`${TOO_SHORT} Once more:`);
    else if (!isRootNew || (await askSecret('The same again')) === typed) return typed;
    else tell('That was another one. Once more:');
  }
}
