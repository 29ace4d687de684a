import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

// Plain JavaScript: this runs under whatever Node the machine has, before ours is there.

/** Brings node_modules to what package-lock.json says; does nothing when it is there. */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  console.log('Installing the dependencies (npm ci) …');
  // The Node that installs is older than some packages want; the one that runs them is not.
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
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
