import type { Mutant, Outcome } from './mutant.ts';
import { openTestRunner, type TestRunner } from './test-runner.ts';

export type Trial = { mutant: Mutant; outcome: Outcome };

export type Attempt = {
  root: string;
  mutants: readonly Mutant[];
  sources: ReadonlyMap<string, string>;
  /** The test files to ask about a source file. */
  testsOf: (file: string) => readonly string[];
  warn: (message: string) => void;
};

/** The first run of a project starts its database, and the machine may be busy. */
const FIRST_LIMIT_MS = 600_000;
/** Beside ten times what the test takes by itself: a mutant may never come to an end. */
const LIMIT_MS = 60_000;

/** Tries one mutant after another, with the quickest test first. Tests that fail with the source as it is are left out. */
export async function* tryMutants(attempt: Attempt): AsyncGenerator<Trial> {
  const { root, mutants, sources, testsOf, warn } = attempt;
  const runners = new Map<string, TestRunner>();
  const runnerFor = async (test: string) => {
    const project = projectOf(test);
    const runner = runners.get(project) ?? (await openTestRunner(root, project));
    runners.set(project, runner);
    return runner;
  };
  const costs = new Map<string, number>();
  const costOf = async (test: string) => {
    const started = performance.now();
    const outcome = await (await runnerFor(test)).run(test, FIRST_LIMIT_MS);
    if (outcome !== 'survived') warn(`${test} is left out: without any change it is ${outcome}`);
    costs.set(test, outcome === 'survived' ? performance.now() - started : Number.POSITIVE_INFINITY);
  };
  const cost = (test: string) => costs.get(test) ?? 0;

  try {
    for (const mutant of mutants) {
      const tests = testsOf(mutant.file);
      for (const test of tests) if (!costs.has(test)) await costOf(test);
      let outcome: Outcome = 'not covered';
      for (const test of tests
        .filter((name) => cost(name) < Number.POSITIVE_INFINITY)
        .toSorted((a, b) => cost(a) - cost(b))) {
        outcome = await (await runnerFor(test)).run(test, LIMIT_MS + 10 * cost(test), {
          mutant,
          source: sources.get(mutant.file) ?? '',
        });
        if (outcome !== 'survived') break;
      }
      yield { mutant, outcome };
    }
  } finally {
    for (const runner of runners.values()) await runner.close();
  }
}

function projectOf(test: string): string {
  return test.endsWith('-store.test.ts') ? 'store' : 'unit';
}
