import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import { UsageError } from '../arguments.mjs';
import { Interrupted } from './interrupted.ts';

/** Where somebody types. */
export interface Terminal {
  input: Readable & { isTTY?: boolean };
  /** What they see; never what they type. */
  output: Writable;
}

const THE_TERMINAL: Terminal = { input: process.stdin, output: process.stderr };

/** Asked before the first question: a program that cannot answer is told which variable would. */
export function requireTerminal(variable: string, { input }: Pick<Terminal, 'input'> = THE_TERMINAL): void {
  if (input.isTTY) return;
  throw new UsageError(
    `There is no terminal to type a passphrase on. Start this in one, or set ${variable} and the others like it.`,
    { code: 'no-terminal' },
  );
}

/**
 * What somebody types and nobody else sees. Throws `Interrupted` at Ctrl-C, and `UsageError` where the input ends before
 * anything was typed.
 */
export async function askSecret(
  question: string,
  interrupted?: AbortSignal,
  { input, output }: Terminal = THE_TERMINAL,
): Promise<string> {
  output.write(`${question}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('SIGINT', () => reject(new Interrupted()));
      interrupted?.addEventListener('abort', () => reject(new Interrupted()), { once: true });
      lines.once('close', () => reject(new UsageError('Nothing was typed: nothing was done.', { code: 'no-answer' })));
      lines.question('', resolve);
    });
  } finally {
    lines.close();
    output.write('\n');
  }
}
