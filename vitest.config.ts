import { quickDirectory } from '@mleg/testing/memory-disk';
import { START, STEP, TEST } from '@mleg/testing/patience';
import { defineConfig } from 'vitest/config';

/**
 * Files of a process share what they import: loading it anew for each cost a third of the processor's time. So a module
 * that changes itself while it is used would be seen by the next file; `tools/luck.test.ts` forbids to replace one.
 */
const SHARED = { isolate: false, hookTimeout: START };

// For all processes of a run, whoever starts them.
process.env['TMPDIR'] ??= quickDirectory();

/** Stores are tested on the distribution's PostgreSQL, the system with all its stores on the embedded one. */
export default defineConfig({
  test: {
    // Two cores are the least there is, and most of a system test is waiting for somebody else's process.
    maxWorkers: 2,
    // A limit is there for what never ends. How long something takes on a busy machine is no reason to fail.
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*-store.test.ts', 'system-tests/**'],
          ...SHARED,
          testTimeout: STEP,
        },
      },
      {
        test: {
          name: 'store',
          include: ['**/*-store.test.ts'],
          exclude: ['**/node_modules/**', 'system-tests/**'],
          globalSetup: ['platform/test-databases/global-setup.ts'],
          env: { TEST_DATABASE: process.env['TEST_DATABASE'] ?? 'postgresql' },
          ...SHARED,
          testTimeout: STEP,
        },
      },
      {
        test: {
          name: 'system',
          include: ['system-tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'system-tests/browser/**', 'system-tests/faults/**'],
          globalSetup: ['platform/test-databases/global-setup.ts', 'testing/world/global-setup.ts'],
          env: { TEST_DATABASE: 'embedded' },
          ...SHARED,
          testTimeout: TEST,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['system-tests/faults/**/*.test.ts'],
          globalSetup: ['platform/test-databases/global-setup.ts', 'testing/world/global-setup.ts'],
          env: { TEST_DATABASE: 'embedded' },
          ...SHARED,
          testTimeout: TEST,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['system-tests/browser/**/*.test.ts'],
          globalSetup: ['testing/processes/global-setup.ts'],
          ...SHARED,
          testTimeout: TEST,
          expect: { poll: { timeout: STEP } },
          // One process runs all files, with one browser.
          fileParallelism: false,
        },
      },
    ],
  },
});
