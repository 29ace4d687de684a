import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { STEPS } from './testing/steps.ts';

const root = join(import.meta.dirname, '..');
const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: root, encoding: 'utf8' });

type Solution = { references: { path: string }[] };
type Project = { files?: string[] };

const projects = (JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as Solution).references.map(
  ({ path }) => posix.normalize(path),
);
const filesOf = (project: string) => {
  const { files = [] } = JSON.parse(run('node_modules/.bin/tsc', '--showConfig', '-p', project)) as Project;
  return files.map((file) => posix.normalize(file));
};

test('each source file belongs to exactly one TypeScript project', { timeout: 60_000 }, () => {
  const sources = run('git', 'ls-files', '*.ts', '*.tsx').split('\n').filter(Boolean);
  const owners = new Map(sources.map((file) => [file, [] as string[]]));
  for (const project of projects) for (const file of filesOf(project)) owners.get(file)?.push(project);
  expect(sources.length).toBeGreaterThan(1_000);
  expect([...owners].filter(([, found]) => found.length !== 1)).toEqual([]);
});

test('each project is checked, by hand and by the tests', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { types: string } };
  const checks = projects.map((project) => `tsc -p ${project} --checkers 1`);
  expect(scripts.types.split(' && ')).toEqual(checks);
  const types = STEPS.find(({ name }) => name === 'types');
  expect(types?.commands.map((command) => command.join(' '))).toEqual(checks);
});
