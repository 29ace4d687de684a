import { UsageError } from '../arguments.mjs';
import { askSecret, requireTerminal } from './ask-secret.ts';
import type { Call } from './command.ts';

/** What opens a root: of a file a passphrase of each person, of a token a half of its PIN. */
export type RootSecret = 'passphrase' | 'half of the PIN';

/** A token locks itself after a few wrong ones. */
const SHORTEST: Readonly<Record<RootSecret, number>> = { passphrase: 16, 'half of the PIN': 4 };
const tooShort = (kind: RootSecret) => `Each ${kind} has ${SHORTEST[kind]} characters at least.`;
/** For a program that calls, as a test does; people type. */
const VARIABLES = ['ROOT_PASSPHRASE_FIRST', 'ROOT_PASSPHRASE_SECOND'] as const;

/** What can be known before anybody types. Throws `UsageError`. */
export function requirePassphrases({ environment }: Pick<Call, 'environment'>, kind: RootSecret): void {
  for (const variable of VARIABLES) {
    const given = environment[variable];
    if (given === undefined) requireTerminal(variable);
    else if (given.length < SHORTEST[kind])
      throw new UsageError(`${variable}: ${tooShort(kind)}`, { code: 'passphrase' });
  }
}

/**
 * The root opens with both and with neither alone. For a root that is made each of them is typed twice: nobody can open
 * it with a passphrase that was mistyped.
 */
export async function askRootPassphrase(
  call: Pick<Call, 'environment' | 'tell' | 'interrupted'>,
  people: readonly [string, string],
  { kind, isNew }: { kind: RootSecret; isNew: boolean },
): Promise<string> {
  const one = call.environment[VARIABLES[0]] ?? (await askOne(call, people[0], { kind, isNew }));
  const other = call.environment[VARIABLES[1]] ?? (await askOne(call, people[1], { kind, isNew }));
  if (kind !== 'passphrase') return `${one}${other}`;
  if (one === other)
    throw new UsageError('The two passphrases are the same: each person has their own.', { code: 'passphrase' });
  return JSON.stringify([one, other]);
}

async function askOne(
  { tell, interrupted }: Pick<Call, 'tell' | 'interrupted'>,
  person: string,
  { kind, isNew }: { kind: RootSecret; isNew: boolean },
): Promise<string> {
  for (;;) {
    const typed = await askSecret(
      kind === 'passphrase' ? `Passphrase of ${person}` : `The half of the PIN that ${person} has`,
      interrupted,
    );
    if (typed.length < SHORTEST[kind]) tell(`${tooShort(kind)} Once more:`);
    else if (!isNew || (await askSecret('The same again', interrupted)) === typed) return typed;
    else tell('That was another one. Once more:');
  }
}
