import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
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

describe.each([
  ['npm start', 'tools/start.mjs'],
  ['npm run dev', 'tools/dev.mjs'],
])('%s answers before it installs anything', (command, script) => {
  const run = (...args: string[]) =>
    // Nothing is found on this path: an attempt to install would fail.
    spawnSync(process.execPath, [script, ...args], { cwd: clone, encoding: 'utf8', env: { PATH: '' } });

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
