import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** What a fresh clone has of us before anything is installed; nothing else can be imported. */
let clone: string;

beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'mleg-clone-'));
  for (const part of ['main', 'tools', 'package.json', 'package-lock.json']) {
    cpSync(join(root, part), join(clone, part), { recursive: true, filter: (path) => !path.includes('node_modules') });
  }
});

afterAll(() => rmSync(clone, { recursive: true }));

/** Nothing is found on this path: an attempt to install fails. */
const typed = (...args: string[]) =>
  spawnSync(process.execPath, args, { cwd: clone, encoding: 'utf8', env: { PATH: '' } });

describe.each([
  ['npm start', 'tools/start.mjs'],
  ['npm run dev', 'tools/dev.mjs'],
])('%s answers before it installs anything', (command, script) => {
  const run = (...args: string[]) => typed(script, ...args);

  test('what can be given', () => {
    const { status, stdout, stderr } = run('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ${command} -- [options]`);
    expect(readdirSync(clone)).not.toContain('node_modules');
  });

  test.each([['--bogus'], ['--role=ministry'], ['--data']])('that %s is wrong', (wrong) => {
    const { status, stdout, stderr } = run(wrong);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(wrong.split('=')[0]);
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect(readdirSync(clone)).not.toContain('node_modules');
  });
});

const BRING_OUR_NODE = ['start', 'dev', 'test', 'with-our-node'].map((name) => `exec node tools/${name}.mjs`);

test('every npm script that runs a program of ours brings the Node that can read it', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const ours = Object.entries(scripts).filter(([, command]) => /\bnode\b/.test(command));
  expect(ours.length).toBeGreaterThan(20);
  expect(ours.filter(([, command]) => !BRING_OUR_NODE.some((begin) => command.startsWith(begin)))).toEqual([]);
});

test('where nothing can be installed, a program says so, aside of its answer', () => {
  const { status, stdout, stderr } = typed('tools/with-our-node.mjs', 'main/mleg/mleg.ts', 'invariants', '--json');
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toMatch(/^Installing [^\n]+\nnpm ci failed [^\n]+: mend what it says, and start this again\.\n$/);
});
