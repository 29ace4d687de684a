import { expect, test } from 'vitest';
import { UsageError } from '../arguments.mjs';
import type { Command } from './command.ts';
import { runMleg } from './run-mleg.ts';

const audit: Command = {
  name: 'audit',
  summary: 'says which audits there are',
  example: 'audit',
  run: async () => ({ exit: 'ok', lines: ['one audit'], data: { audits: 1 } }),
};
const verify: Command = {
  name: 'audit verify',
  summary: 'walks an audit',
  example: 'audit verify mine',
  operands: 'NAME',
  options: { anchor: { type: 'string', value: 'FILE', says: 'a head that was kept' } },
  run: async ({ operands: [name], options, settings }) => {
    if (!name) throw new UsageError('Say which: mleg audit verify NAME');
    if (name === 'away') throw new Error('The database does not answer.');
    return { exit: 'found', lines: [`${name} is broken`], data: { name, options, roles: settings.roles } };
  },
};
const grouped = (...argv: string[]) => runMleg(argv, {}, [verify, { ...audit, name: 'journal adopt' }]);
const mleg = (...argv: string[]) => runMleg(argv, {}, [audit, verify]);

test('without a command it lists all of them, with the exit codes', async () => {
  const { exitCode, out } = await mleg();
  expect(exitCode).toBe(0);
  expect(out).toMatch(/audit verify +walks an audit/);
  expect(out).toContain('Exit codes');
});

test('the first word of several commands lists these, and what belongs to none of them is refused', async () => {
  const { exitCode, out, complaint } = await grouped('audit');
  expect({ exitCode, complaint }).toEqual({ exitCode: 0, complaint: '' });
  expect(out).toMatch(/audit verify +walks an audit/);
  expect(out).not.toContain('journal adopt');
  expect((await grouped('journal', '--help')).out).toContain('journal adopt');
  expect(await grouped('audit', 'paint')).toMatchObject({ exitCode: 2, out: '' });
  expect((await grouped('audit', 'paint')).complaint).toContain('There is no command audit paint.');
});

test('takes the longest name, and says in the exit code what came of it', async () => {
  expect(await mleg('audit')).toMatchObject({ exitCode: 0, out: 'one audit\n' });
  expect(await mleg('audit', 'verify', 'mine')).toMatchObject({ exitCode: 1, out: 'mine is broken\n' });
});

test('answers programs with one JSON document', async () => {
  const { out } = await mleg('audit', 'verify', 'mine', '--json', '--role', 'issuer', '--anchor', 'head.jwt');
  expect(JSON.parse(out)).toMatchObject({ name: 'mine', options: { anchor: 'head.jwt' }, roles: ['issuer'] });
  const failed = await mleg('audit', 'verify', 'away', '--json');
  expect(JSON.parse(failed.out)).toEqual({ error: 'failed', code: 'fault', message: 'The database does not answer.' });
});

test('explains one command, and whoever calls it wrongly what to do', async () => {
  expect((await mleg('audit', 'verify', '--help')).out).toMatch(/mleg -- audit verify NAME[^]*--anchor FILE +a head/);
  expect(await mleg('audit', 'verify')).toMatchObject({
    exitCode: 2,
    complaint: 'Say which: mleg audit verify NAME\n',
  });
  expect(await mleg('audit', '--nonsense')).toMatchObject({ exitCode: 2 });
  expect((await mleg('paint')).complaint).toMatch(/no command paint[^]*audit verify/);
});

test('what could not be done is told from what is wrong', async () => {
  expect(await mleg('audit', 'verify', 'away')).toMatchObject({ exitCode: 3, out: '' });
});

test('E14 an option with nothing behind it is refused, and never its default', async () => {
  for (const option of ['--data', '--journal', '--anchor']) {
    expect(await mleg('audit', 'verify', 'mine', option, '')).toMatchObject({
      exitCode: 2,
      complaint: expect.stringContaining(`${option} is given with nothing behind it.`),
    });
  }
});
