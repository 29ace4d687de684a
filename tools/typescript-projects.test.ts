import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { STEPS } from './testing/steps.ts';

const root = join(import.meta.dirname, '..');
const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: root, encoding: 'utf8' });

type Solution = { references: { path: string }[] };
type Project = { files?: string[] };
type Linter = { ignorePatterns: string[] };

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

test('types are checked by hand and by the tests, in each file', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { lint: string } };
  const check = 'oxlint --type-aware --type-check';
  expect(scripts.lint.split(' && ')).toContain(check);
  expect(STEPS.flatMap(({ commands }) => commands.map((command) => command.join(' ')))).toContain(check);
  // What the linter leaves out has no types checked either.
  const { ignorePatterns } = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as Linter;
  const left = ignorePatterns.flatMap((pattern) => run('git', 'ls-files', pattern, `${pattern}/**`).split('\n'));
  expect(left.filter((file) => /\.tsx?$/.test(file))).toEqual([]);
});
