import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type SystemUnderTest, startSystem } from './running-system.ts';

declare module 'vitest' {
  interface ProvidedContext {
    system: SystemUnderTest;
  }
}

const root = join(import.meta.dirname, '..', '..');

/** One system for all browser tests, with the apps as they would be served. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { status } = spawnSync(process.execPath, ['tools/build.ts', '--quiet'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The apps could not be built.');
  const { system, stop } = await startSystem();
  project.provide('system', system);
  return stop;
}
