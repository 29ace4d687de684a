import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
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
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { max: { type: 'string' }, help: { type: 'boolean' } },
});

async function main(): Promise<void> {
  if (values.help || positionals.length === 0) return console.log(USAGE);
  const folders = positionals.map((folder) => relative(root, resolve(root, folder)));
  const sources = new Map(
    sourceFiles(root, ['.ts', '.tsx']).map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
  const files = [...sources.keys()].filter((file) => !isTest(file) && folders.some((folder) => isBelow(file, folder)));
  const all = files.flatMap((file) => mutantsOf(file, sources.get(file) ?? ''));
  const mutants = sample(all, values.max === undefined ? all.length : Number(values.max));
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
  return file === folder || file.startsWith(`${folder}/`);
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
