import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distributionBinaries } from '@mleg/platform/database/cluster-binaries';
import { chromiumProgram, HEADLESS_SHELL } from '@mleg/testing/browser/chromium-program';
import { SOFT_TOKEN_MODULE } from '@mleg/testing/soft-token/soft-tokens';
import type { Step } from './steps.ts';

const PACKAGES = {
  chromium: ['chromium', 'fonts-dejavu-core'],
  postgresql: ['postgresql'],
  // Beside the token what npm builds its driver with.
  softhsm: ['softhsm2', 'python3', 'make', 'g++'],
  // Another make of authority for time-stamps.
  openssl: ['openssl'],
  // It puts an authority where Chromium looks for those that its user trusts.
  certutil: ['libnss3-tools'],
} as const;
const ALTERNATIVES = {
  chromium: 'install Chromium and set CHROMIUM_PATH to its program',
  postgresql:
    'install PostgreSQL ≥ 15, or set TEST_POSTGRESQL_URL to a server whose user may create databases and roles',
  softhsm: `install SoftHSM 2, so that there is a ${SOFT_TOKEN_MODULE}, and python3, make and g++ before npm ci`,
  openssl: 'install OpenSSL, so that there is a program openssl',
  certutil: 'install the tools of NSS, so that there is a program certutil',
} as const;

const ROOT = join(import.meta.dirname, '..', '..');
const TOKEN_DRIVER = join(ROOT, 'node_modules', 'pkcs11js', 'build', 'Release', 'pkcs11.node');

type Need = NonNullable<Step['needs']>[number];

/** Installs with Debian's packages what the steps need and the machine lacks. Says what to do where it may not. */
export function provideMachine(steps: readonly Step[]): void {
  const needs = steps.flatMap((step) => step.needs ?? []);
  const missing = needs.filter((need) => !isThere(need));
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall && missing.length > 0) install(missing);
  if (mayInstall && missing.includes('softhsm')) buildTokenDriver();
  if (mayInstall && needs.includes('chromium')) addHeadlessShell();
  for (const need of missing.filter((name) => !isThere(name))) console.error(`Missing: ${ALTERNATIVES[need]}.`);
}

function isThere(need: Need): boolean {
  if (need === 'chromium') return chromiumProgram() !== undefined;
  if (need === 'softhsm') return existsSync(SOFT_TOKEN_MODULE) && existsSync(TOKEN_DRIVER);
  if (need === 'certutil') return spawnSync('certutil', ['-H']).error === undefined;
  if (need === 'openssl') return spawnSync('openssl', ['version']).status === 0;
  return Boolean(process.env['TEST_POSTGRESQL_URL']) || distributionBinaries() !== undefined;
}

/** An optional package is left out without a word where it could not be built; with a compiler it can. */
function buildTokenDriver(): void {
  if (existsSync(TOKEN_DRIVER)) return;
  console.log('Building pkcs11js (npm ci) …');
  spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT, stdio: 'inherit' });
}

/** Of the version that is there, so that nothing else changes; where there is none, the browser itself does. */
function addHeadlessShell(): void {
  if (process.env['CHROMIUM_PATH'] || existsSync(HEADLESS_SHELL)) return;
  const version = spawnSync('dpkg-query', ['-W', '-f', '${Version}', 'chromium'], { encoding: 'utf8' }).stdout;
  if (!version) return;
  const shell = `chromium-headless-shell=${version}`;
  console.log(`Installing ${shell} (apt-get) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', shell], { stdio: 'ignore', env });
}

function install(missing: readonly Need[]): void {
  const packages = missing.flatMap((need) => PACKAGES[need]);
  console.log(`Installing ${packages.join(', ')} (apt-get) …`);
  // The tests run servers of their own; the package need not make and start one for the whole machine.
  mkdirSync('/etc/postgresql-common/createcluster.d', { recursive: true });
  writeFileSync('/etc/postgresql-common/createcluster.d/no-main-cluster.conf', 'create_main_cluster = false\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'inherit', env });
}
