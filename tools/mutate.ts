import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseCommandLine, UsageError } from '@mleg/main/arguments';
import { commandLine, wholeNumber } from './command-line.ts';
import { describeMutant, type Outcome } from './mutate/mutant.ts';
import { mutantsOf } from './mutate/mutants-of.ts';
import { relatedTests } from './mutate/related-tests.ts';
import { sample } from './mutate/sample.ts';
import { tryMutants } from './mutate/try-mutants.ts';
import { isTest, sourceFiles } from './source-tree.ts';
import { importGraph } from './walls/import-graph.ts';
import { readWorkspaces } from './walls/workspaces.ts';

const USAGE = `Usage: npm run mutate -- FOLDER… [--max N]

Breaks the code below FOLDER on purpose, one place after another, runs those unit and store tests of its workspace
that are nearest to the broken file by imports, and lists what no test has noticed. --max N tries a sample of N, the same each time.`;

/** So many test files are asked about a source file: those further away mostly test something else. */
const NEAREST = 8;

const root = join(import.meta.dirname, '..');
const { folders, max } = commandLine(USAGE, (args) => {
  const { values, positionals } = parseCommandLine({
    args: [...args],
    allowPositionals: true,
    options: { max: { type: 'string' } },
  });
  if (positionals.length === 0) throw new UsageError('Name a folder or a file.');
  const missing = positionals.find((folder) => !existsSync(resolve(root, folder)));
  if (missing !== undefined) throw new UsageError(`There is no ${missing}.`);
  return {
    folders: positionals.map((folder) => relative(root, resolve(root, folder))),
    max: values.max === undefined ? undefined : wholeNumber('max', values.max, 1),
  };
});

async function main(): Promise<void> {
  const sources = new Map(
    sourceFiles(root, ['.ts', '.tsx']).map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
  const files = [...sources.keys()].filter((file) => !isTest(file) && folders.some((folder) => isBelow(file, folder)));
  if (files.length === 0) {
    console.error(`There is no code to break below ${folders.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const all = files.flatMap((file) => mutantsOf(file, sources.get(file) ?? ''));
  const mutants = sample(all, max ?? all.length);
  console.log(`${files.length} files, ${all.length} mutants, ${mutants.length} of them tried`);

  const count: Record<Outcome, number> = { killed: 0, 'timed out': 0, survived: 0, 'not covered': 0 };
  const testsOf = testFinder(sources);
  for await (const { mutant, outcome } of tryMutants({ root, mutants, sources, testsOf, warn: console.warn })) {
    count[outcome] += 1;
    const done = Object.values(count).reduce((sum, number) => sum + number);
    if (done % 25 === 0) console.warn(`${done} of ${mutants.length} tried`);
    if (outcome === 'killed' || outcome === 'timed out') continue;
    console.log(`${outcome}: ${describeMutant(sources.get(mutant.file) ?? '', mutant)}`);
  }
  console.log(
    Object.entries(count)
      .map(([outcome, number]) => `${number} ${outcome}`)
      .join(', '),
  );
}

function isBelow(file: string, folder: string): boolean {
  return folder === '' || file === folder || file.startsWith(`${folder}/`);
}

function testFinder(sources: ReadonlyMap<string, string>): (file: string) => readonly string[] {
  const workspaces = readWorkspaces(root);
  const { edges } = importGraph(sources, workspaces);
  const found = new Map<string, string[]>();
  return (file) => {
    const workspace = workspaces.find(({ directory }) => isBelow(file, directory));
    const tests =
      found.get(file) ?? (workspace ? relatedTests(edges, file, workspace.directory).slice(0, NEAREST) : []);
    found.set(file, tests);
    return tests;
  };
}

await main();
