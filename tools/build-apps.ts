import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@mleg/main/role';
import { isBuilt, sourceHash, stampBuild } from './build-stamp.ts';

/** The apps with all that is compiled into them. Servers run from source. */
const SHARED = ['ui', 'student-card', 'protocol'];
const APPS: readonly { directory: string; role: Role; from: readonly string[] }[] = [
  { directory: 'institution/app', role: 'institution', from: [...SHARED, 'institution/contract', 'institution/app'] },
  { directory: 'issuer/desk', role: 'issuer', from: [...SHARED, 'issuer/contract', 'issuer/desk'] },
  { directory: 'wallet/app', role: 'wallet', from: [...SHARED, 'wallet/core', 'wallet/app'] },
  { directory: 'verifier/app', role: 'verifier', from: [...SHARED, 'verifier/check', 'verifier/app'] },
  { directory: 'verifier/demo', role: 'verifier', from: [...SHARED, 'verifier/contract', 'verifier/demo'] },
];

interface Options {
  /** Also those whose sources have not changed. */
  force?: boolean | undefined;
  /** Says nothing of those that are up to date. */
  quiet?: boolean | undefined;
  /** Whose apps; missing: everybody's. */
  roles?: readonly Role[];
}

/** Builds the apps whose sources have changed; ends the process where one cannot be built. */
export function buildApps(root: string, options: Options): void {
  for (const app of APPS.filter(({ role }) => options.roles?.includes(role) ?? true)) {
    const directory = join(root, app.directory);
    if (!existsSync(join(directory, 'index.html'))) throw new Error(`${app.directory} has no index.html to build.`);
    const hash = sourceHash(root, app.from);
    const stamp = join(directory, 'dist', '.sources');
    if (!options.force && isBuilt(stamp, hash)) {
      if (!options.quiet) console.log(`${app.directory} is up to date`);
      continue;
    }
    console.log(`Building ${app.directory} …`);
    build(root, directory);
    stampBuild(stamp, hash);
  }
}

function build(root: string, directory: string): void {
  const built = spawnSync(join(root, 'node_modules', '.bin', 'vite'), ['build', '--logLevel', 'warn'], {
    cwd: directory,
    encoding: 'utf8',
    // What a test runner has set would build the apps for tests.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status === 0) return;
  console.error(built.stdout, built.stderr, built.error?.message ?? '');
  process.exit(1);
}
