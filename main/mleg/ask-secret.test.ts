import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { UsageError } from '../arguments.mjs';
import { askSecret, requireTerminal } from './ask-secret.ts';
import { Interrupted } from './interrupted.ts';
import { runMleg } from './run-mleg.ts';

/** Somebody who types this when they are asked, and what they see. */
function asked(typed: string, ends = false) {
  const input = new PassThrough();
  const output = new PassThrough();
  const answer = askSecret('Passphrase of Anna', { input, output });
  if (ends) input.end(typed);
  else input.write(typed);
  return { answer, seen: () => String(output.read()) };
}

test('what is typed is taken, and not shown', async () => {
  const { answer, seen } = asked('korona i berło\n');
  expect(await answer).toBe('korona i berło');
  expect(seen()).toBe('Passphrase of Anna: \n');
});

test('E12 Ctrl-C breaks off, and an input that ends is said to have', async () => {
  await expect(asked('koro\u0003').answer).rejects.toThrow(Interrupted);
  await expect(asked('koro', true).answer).rejects.toThrow(/Nothing was typed: nothing was done/);
  await expect(asked('\u0004').answer).rejects.toThrow(UsageError);
});

test('E12 where there is no terminal, the variable that would do is named before anything is asked', () => {
  expect(() => requireTerminal('ROOT_PASSPHRASE_FIRST', { input: new PassThrough() })).toThrow(
    /no terminal [^\n]*set ROOT_PASSPHRASE_FIRST/,
  );
});

test('E12 a command that is broken off closes what it has opened, and ends as one that Ctrl-C has ended', async () => {
  const stop = new AbortController();
  const closed: string[] = [];
  const waiting = {
    name: 'wait',
    summary: 'waits',
    example: 'wait',
    run: async ({ cleanup }: { cleanup: AsyncDisposableStack }) => {
      cleanup.defer(() => void closed.push('database'));
      stop.abort();
      return new Promise<never>(() => {});
    },
  };
  const said = await runMleg(['wait', '--json'], {}, [waiting], { interrupted: stop.signal });
  expect(said).toMatchObject({ exitCode: 130, complaint: expect.stringMatching(/^Broken off\. [^\n]+\n$/) });
  expect(JSON.parse(said.out)).toMatchObject({ error: 'interrupted', code: 'interrupted' });
  expect(closed).toEqual(['database']);
});
