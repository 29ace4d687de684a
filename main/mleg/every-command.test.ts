import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import { runMleg } from './run-mleg.ts';

/** These look at something else before they look at the database. */
const LATER = ['restore', 'keys ceremony', 'keys record', 'keys request', 'keys install', 'keys relying-party'];

/** As a shell takes the line apart. */
const words = (line: string): string[] =>
  Array.from(line.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '');

const emptyPlace = () => join(mkdtempSync(join(tmpdir(), 'mleg-every-')), 'data');

interface Refusal {
  error: string;
  code: string;
  message: string;
}

const manual = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'operations.md'), 'utf8');

describe.each(COMMANDS)('mleg $name', ({ name, example }) => {
  test('stands in the table of docs/operations.md', () => {
    expect(manual).toMatch(new RegExp(`^\\| [^|]*\`${name}[ \`]`, 'm'));
  });

  test('explains itself with an example that can be typed', async () => {
    for (const line of [
      [...name.split(' '), '--help'],
      ['help', ...name.split(' ')],
    ]) {
      const { exitCode, out } = await runMleg(line, {});
      expect(exitCode).toBe(0);
      expect(out).toMatch(new RegExp(`^Usage: npm run -s mleg -- ${name}\\b`));
      expect(out).toContain(`\nExample: npm run -s mleg -- ${example}\n`);
    }
    expect((await runMleg([...words(example), '--help'], {})).exitCode).toBe(0);
    expect(example).toMatch(new RegExp(`^${name}\\b`));
  });

  test('E11 says which option is meant where one is misspelt', async () => {
    const { exitCode, out, complaint } = await runMleg([...name.split(' '), '--jsno', '--json'], {});
    expect(exitCode).toBe(2);
    expect(complaint).toMatch(/'--jsno'\. Did you mean --json\?\nTry: mleg [a-z -]+ --help\n$/);
    expect(JSON.parse(out)).toEqual({ error: 'usage', code: 'unknown-option', message: complaint.trim() });
  });

  test('E11 refuses in words and with a code where nothing is here, and makes nothing', async () => {
    const place = emptyPlace();
    for (const line of [name.split(' '), words(example), [...words(example), 'left', 'over']]) {
      const { exitCode, out, complaint } = await runMleg([...line, '--json'], { DATA_DIRECTORY: place });
      expect([2, 3]).toContain(exitCode);
      const { error, code, message } = JSON.parse(out) as Refusal;
      expect(error).toBe(exitCode === 2 ? 'usage' : 'failed');
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(code).not.toBe('fault');
      expect(complaint).toBe(`${message}\n`);
    }
    expect(readdirSync(join(place, '..'))).toEqual([]);
  });
});

describe.each(COMMANDS.filter(({ name }) => !LATER.includes(name)))('mleg $name', ({ example }) => {
  test('E11 names the setting of a database that is away, never its password', async () => {
    const place = emptyPlace();
    mkdirSync(join(place, 'issuer'), { recursive: true });
    writeFileSync(join(place, 'issuer', 'keys.json'), '{}');
    const environment = {
      DATA_DIRECTORY: place,
      ISSUER_DATABASE_URL: 'postgres://ministry:geheim@127.0.0.1:1/cards',
    };
    const { exitCode, out, complaint } = await runMleg([...words(example), '--json'], environment);
    expect({ exitCode, complaint: complaint.split('\n').length }).toEqual({ exitCode: 3, complaint: 2 });
    expect(JSON.parse(out)).toMatchObject({ error: 'failed', code: 'database-away' });
    expect(complaint).toMatch(/^ISSUER_DATABASE_URL, database cards of ministry at 127\.0\.0\.1:1: /);
    expect(complaint + out).not.toContain('geheim');
  });
});

test('E11 a command that is misspelt, or comes behind its options, is told from one that is none', async () => {
  expect((await runMleg(['key', 'list'], {})).complaint).toMatch(
    /^There is no command key list\. Did you mean keys list\?/,
  );
  expect((await runMleg(['--json', 'invariants'], {})).complaint).toMatch(
    /^The command comes before its options: mleg invariants --json\n$/,
  );
  expect((await runMleg(['--role', 'issuer', 'keys', 'list'], {})).complaint).toMatch(/: mleg keys list --role\n$/);
  for (const line of ['resum --data /var/lib/mleg', 'resum', 'resum /var/lib/mleg --json']) {
    expect((await runMleg(line.split(' '), {})).complaint).toMatch(
      /^There is no command resum[^]*Did you mean resume\?/,
    );
  }
  expect((await runMleg(['keys', 'lsit', '--role', 'issuer'], {})).complaint).toMatch(/Did you mean keys list\?/);
  expect((await runMleg(['restore', '/backup'], {})).complaint).toMatch(
    /^mleg restores nothing[^]*mleg restore --check \/backup\n/,
  );
});
