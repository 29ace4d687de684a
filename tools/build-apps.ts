import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt, sourceHash, stampBuild } from './build-stamp.ts';

/** The apps with all that is compiled into them. Servers run from source. */
const SHARED = ['ui', 'student-card', 'protocol'];
const APPS = [
  { directory: 'institution/app', from: [...SHARED, 'institution/contract', 'institution/app'] },
  { directory: 'issuer/desk', from: [...SHARED, 'issuer/contract', 'issuer/desk'] },
  { directory: 'wallet/app', from: [...SHARED, 'wallet/core', 'wallet/app'] },
  { directory: 'verifier/app', from: [...SHARED, 'verifier/check', 'verifier/app'] },
  { directory: 'verifier/demo', from: [...SHARED, 'verifier/contract', 'verifier/demo'] },
];

/** Builds the apps whose sources have changed, or all of them; ends the process where one cannot be built. */
export function buildApps(root: string, options: { force?: boolean | undefined; quiet?: boolean | undefined }): void {
  for (const app of APPS) {
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
