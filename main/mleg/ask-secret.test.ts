import { PassThrough, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { UsageError } from '../arguments.mjs';
import { openSecretInput, requireTerminal } from './ask-secret.ts';
import type { Command } from './command.ts';
import { Interrupted } from './interrupted.ts';
import { runMleg } from './run-mleg.ts';

/** Somebody who types this when they are asked, and what they see. */
function asked(typed: string, ends = false, signal?: AbortSignal) {
  const input = new PassThrough();
  const output = new PassThrough();
  const answer = openSecretInput(signal, { input, output }).ask('Passphrase of Anna');
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
  const stop = new AbortController();
  const { answer } = asked('koro', false, stop.signal);
  stop.abort();
  await expect(answer).rejects.toThrow(Interrupted);
});

test('E12 nothing that is typed is shown before a question, between two and after the last; what came early counts', async () => {
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    isSilent: false,
    setRawMode: (mode: boolean) => {
      input.isSilent = mode;
    },
  });
  const wasSilent: boolean[] = [];
  const output = new Writable({
    write: (_chunk, _encoding, done) => {
      wasSilent.push(input.isSilent);
      done();
    },
  });
  let interrupts = 0;
  const secrets = openSecretInput(undefined, { input, output, interrupt: () => (interrupts += 1) });
  expect(input.isSilent).toBe(true);
  input.write('korona\nberło\nja');
  expect(await secrets.ask('Passphrase of Anna')).toBe('korona');
  expect(input.isSilent).toBe(true);
  expect(await secrets.ask('The same again')).toBe('berło');
  const third = secrets.ask('Passphrase of Bogdan');
  input.write('błko\n\u0003');
  expect(await third).toBe('jabłko');
  expect(wasSilent).toEqual([true, true, true, true, true, true]);
  // Ctrl-C counts also where nobody is asked.
  expect(interrupts).toBe(1);
  await expect(secrets.ask('The same again')).rejects.toThrow(Interrupted);
  secrets.close();
  expect(input.isSilent).toBe(false);
});

test('E12 where there is no terminal, the variable that would do is named before anything is asked', () => {
  expect(() => requireTerminal('ROOT_PASSPHRASE_FIRST', { input: new PassThrough() })).toThrow(
    /no terminal [^\n]*set ROOT_PASSPHRASE_FIRST/,
  );
});

test('E12 a command that is broken off goes no further than what it is opening, and that is closed too', async () => {
  const stop = new AbortController();
  const steps: string[] = [];
  const slow: Command = {
    name: 'open',
    summary: 'opens one thing after another',
    example: 'open',
    run: async ({ cleanup }) => {
      cleanup.defer(() => void steps.push('directory closed'));
      stop.abort();
      await sleep(50);
      steps.push('server opened');
      cleanup.defer(() => void steps.push('server closed'));
      steps.push('went on');
      return { exit: 'ok', lines: [], data: {} };
    },
  };
  const said = await runMleg(['open', '--json'], {}, [slow], { interrupted: stop.signal });
  expect(said).toMatchObject({ exitCode: 130, complaint: expect.stringMatching(/^Broken off\. [^\n]+\n$/) });
  expect(JSON.parse(said.out)).toMatchObject({ error: 'interrupted', code: 'interrupted' });
  expect(steps).toEqual(['server opened', 'server closed', 'directory closed']);
});

test('E12 what cannot be closed any more does not hide that somebody has broken it off', async () => {
  const stop = new AbortController();
  const broken: Command = {
    name: 'close',
    summary: 'closes badly',
    example: 'close',
    run: async ({ cleanup, interrupted }) => {
      cleanup.defer(() => Promise.reject(new Error('The directory is not empty.')));
      setTimeout(() => stop.abort(), 10);
      return sleep(60_000, { exit: 'ok', lines: [], data: {} } as const, { signal: interrupted });
    },
  };
  expect(await runMleg(['close'], {}, [broken], { interrupted: stop.signal })).toMatchObject({ exitCode: 130 });
});
