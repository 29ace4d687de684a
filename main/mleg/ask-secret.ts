import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from '../arguments.mjs';

/**
 * What somebody types and nobody else sees: from a variable of the environment, where a program calls, or asked for on
 * the terminal without showing it.
 */
export async function askSecret(question: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) throw new UsageError(`${question}: there is no terminal to ask on.`);
  process.stderr.write(`${question}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve) => lines.question('', resolve));
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
