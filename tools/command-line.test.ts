import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '@mleg/main/arguments';
import { describe, expect, test } from 'vitest';
import { wholeNumber } from './command-line.ts';

const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** `start`, `dev` and `test` have programs of their own; the first two answer in `setup/answer-first.test.ts`. */
const TOOLS = Object.entries(scripts).flatMap(([name, command]) => {
  const [, file] = /^exec node tools\/with-our-node\.mjs (tools\/\S+\.ts)$/.exec(command) ?? [];
  return file === undefined ? [] : [[name, file] as const];
});

describe.each([...TOOLS, ['test', 'tools/run-tests.ts'] as const])('npm run %s', (name, file) => {
  const run = (option: string) => spawnSync(process.execPath, [file, option], { cwd: root, encoding: 'utf8' });

  test('says with --help what it does', () => {
    const { status, stdout, stderr } = run('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: npm (?:run )?${name}\\b`));
  });

  test('refuses an option it does not know, in one line', () => {
    const { status, stdout, stderr } = run('--bogus');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]*--bogus[^\n]*--help[^\n]*\n$/);
  });
});

/** Each loads half of the house before it reads its options, so that one of them is tried and all are read. */
const BENCHES = Object.entries(scripts).filter(([name]) => name.startsWith('bench:'));

test.each(BENCHES)('npm run %s takes its options as the tools do', (name, command) => {
  const source = readFileSync(join(root, command.split(' ').at(-1) ?? ''), 'utf8');
  expect(source).toContain(`Usage: npm run ${name} -- [--`);
  expect(source).toContain(' = readOptions(USAGE, {');
  expect(source).not.toContain('parseArgs');
});

test('a benchmark refuses an option it does not know, in one line', () => {
  const bench = ['bench/journal.ts', '--unknown'];
  const { status, stdout, stderr } = spawnSync(process.execPath, bench, { cwd: root, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^[^\n]*--unknown[^\n]*--help[^\n]*\n$/);
});

test.each([
  ['house', ['--root', '/nonexistent'], '--root /nonexistent is no checkout.'],
  ['house', ['--root', 'main/main.ts'], 'main.ts is no checkout.'],
  ['release', ['0.1'], '0.1 is no version: three numbers with points between.'],
  ['release', ['0.0.1'], '0.0.1 does not come after'],
])('npm run %s %j is refused in one line', (tool, args, says) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`tools/${tool}.ts`, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.split('\n')).toEqual([expect.stringContaining(says), '']);
});

test('npm run smoke says that nobody answers there, before it tries anything', () => {
  const args = ['tools/smoke.ts', '--institution', 'http://127.0.0.1:1', '--as', 'zofia'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toMatch(/^http:\/\/127\.0\.0\.1:1 does not answer \(\w[^)]*\)\. Is the system started[^\n]*\n$/);
});

test('numbers are whole and not below the least', () => {
  expect(wholeNumber('max', '3', 1)).toBe(3);
  for (const text of ['x', '', ' ', '0', '1.5', '-1', 'Infinity']) {
    expect(() => wholeNumber('max', text, 1)).toThrow(UsageError);
  }
});
