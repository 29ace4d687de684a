import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Plain JavaScript: this runs under whatever Node the machine has, before ours is there.

/** What could not be done, as `mleg` and a refused start end. */
const FAILED = 3;

/** Standard output is for the answer of whatever runs next, which a program may read. */
const SAID_ASIDE = ['ignore', 2, 2];

/** Brings node_modules to what package-lock.json says; does nothing when it is there. Ends the process where it cannot. */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  console.error('Installing the dependencies (npm ci) …');
  // The Node that installs is older than some packages want; the one that runs them is not.
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: SAID_ASIDE,
  });
  if (status === 0) return;
  console.error(`npm ci failed${error ? ` (${error.message})` : ''}: mend what it says, and start this again.`);
  process.exit(FAILED);
}

/** Compares package-lock.json with the record npm keeps of what it has put into node_modules. */
export function isInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const there = packagesOf(record);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const found = there[path];
    if (!found) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
