import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import { UsageError } from '../arguments.mjs';
import { Interrupted } from './interrupted.ts';

/** Where somebody types. */
export interface Terminal {
  input: Readable & { isTTY?: boolean };
  /** What they see; never what they type. */
  output: Writable;
  /** What Ctrl-C does besides, where nobody waits for an answer. */
  interrupt?: () => void;
}

const THE_TERMINAL: Terminal = {
  input: process.stdin,
  output: process.stderr,
  // What shows nothing sends no signals either: as if it had.
  interrupt: () => void process.kill(process.pid, 'SIGINT'),
};

/** Asked before the first question: a program that cannot answer is told which variable would. */
export function requireTerminal(variable: string, { input }: Pick<Terminal, 'input'> = THE_TERMINAL): void {
  if (input.isTTY) return;
  throw new UsageError(
    `There is no terminal to type a passphrase on. Start this in one, or set ${variable} and the others like it.`,
    { code: 'no-terminal' },
  );
}

/** Questions to somebody at a terminal, of whose typing nothing is shown, before a question and after it. */
export interface SecretInput {
  /**
   * What they type, or have typed already. Throws `Interrupted` at Ctrl-C, and `UsageError` where the input ends before
   * anything was typed.
   */
  ask(question: string): Promise<string>;
  close(): void;
}

/** From here on a terminal shows nothing of what is typed, until `close`: passphrases come early, too. */
export function openSecretInput(
  interrupted?: AbortSignal,
  { input, output, interrupt }: Terminal = THE_TERMINAL,
): SecretInput {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input, output: silent, terminal: true, historySize: 0 });
  const typed: string[] = [];
  let waiting: PromiseWithResolvers<string> | undefined;
  let over: Error | undefined;
  const end = (error: Error) => {
    over ??= error;
    waiting?.reject(over);
  };
  reader.on('line', (line) => {
    // What an input that ends has left without a line's end is no answer.
    if (input.readableEnded) return;
    if (waiting) waiting.resolve(line);
    else typed.push(line);
    waiting = undefined;
  });
  reader.once('close', () => end(new UsageError('Nothing was typed: nothing was done.', { code: 'no-answer' })));
  reader.on('SIGINT', () => {
    end(new Interrupted());
    interrupt?.();
  });
  interrupted?.addEventListener('abort', () => end(new Interrupted()), { once: true });
  const next = async (): Promise<string> => {
    const early = typed.shift();
    if (early !== undefined) return early;
    if (over) throw over;
    waiting = Promise.withResolvers();
    return waiting.promise;
  };
  return {
    ask: async (question) => {
      output.write(`${question}: `);
      try {
        return await next();
      } finally {
        output.write('\n');
      }
    },
    close: () => reader.close(),
  };
}
