import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createVitest, type TestUserConfig, type Vitest } from 'vitest/node';
import { applyMutant, type Mutant, type Outcome } from './mutant.ts';

/** Runs test files again and again while one source file is not what it is on the disk. */
export type TestRunner = {
  /** `survived` without a change says that the test passes. */
  run(test: string, limitMs: number, changed?: { mutant: Mutant; source: string }): Promise<Outcome>;
  close(): Promise<void>;
};

const TEST_TIMEOUT_MS = 60_000;

/** For the test files of one of the projects in `vitest.config.ts`; `root` is the repository. */
export async function openTestRunner(root: string, project: string): Promise<TestRunner> {
  const inMemory = new Map<string, string>();
  let vitest = await start(root, project, inMemory);

  return {
    async run(test, limitMs, changed) {
      const specifications = vitest.getModuleSpecifications(join(root, test));
      if (specifications.length === 0) throw new Error(`${test} is no test of the project ${project}.`);
      for (const path of inMemory.keys()) vitest.invalidateFile(path);
      inMemory.clear();
      if (changed) {
        const path = join(root, changed.mutant.file);
        inMemory.set(path, applyMutant(changed.source, changed.mutant));
        vitest.invalidateFile(path);
      }
      const result = await within(limitMs, vitest.runTestSpecifications(specifications));
      if (result === 'timed out') {
        await vitest.close();
        vitest = await start(root, project, inMemory);
        return result;
      }
      // The result remembers the files that ran before, too.
      const module = result.testModules.find(({ moduleId }) => moduleId === join(root, test));
      const ok = result.unhandledErrors.length === 0 && module?.ok() === true;
      return ok ? 'survived' : 'killed';
    },
    close: () => vitest.close(),
  };
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T | 'timed out'> {
  const { promise, resolve } = Promise.withResolvers<'timed out'>();
  const timer = setTimeout(() => resolve('timed out'), limitMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function start(root: string, project: string, inMemory: ReadonlyMap<string, string>): Promise<Vitest> {
  const vitest = await createVitest(
    {
      ...(await settingsOf(root, project)),
      config: false,
      // The machine may be busy, and a mutant that is merely slow has survived.
      testTimeout: TEST_TIMEOUT_MS,
      root,
      watch: false,
      // A cache on the disk would hand out the file as it is there, or keep a mutant for the next `npm test`.
      fsModuleCache: false,
      pool: 'threads',
      isolate: false,
      maxWorkers: 1,
      reporters: [{}],
    },
    { plugins: [{ name: 'mutants', enforce: 'pre', load: (id: string) => inMemory.get(id.replace(/\?.*$/, '')) }] },
  );
  await vitest.standalone();
  return vitest;
}

/** The configuration is nobody's module, so it is read as vitest reads it. */
async function settingsOf(root: string, project: string): Promise<TestUserConfig> {
  const configuration = (await import(pathToFileURL(join(root, 'vitest.config.ts')).href)) as {
    default: { test: { projects: { test: TestUserConfig }[] } };
  };
  const found = configuration.default.test.projects.find(({ test }) => test.name === project);
  if (!found) throw new Error(`vitest.config.ts has no project ${project}.`);
  return found.test;
}
