import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { distributionBinaries } from '@mleg/platform/database/cluster-binaries';
import type { Step } from './steps.ts';

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];
const PACKAGES = {
  chromium: ['chromium', 'fonts-dejavu-core'],
  postgresql: ['postgresql'],
} as const;
const ALTERNATIVES = {
  chromium: 'install Chromium and set CHROMIUM_PATH to its program',
  postgresql:
    'install PostgreSQL ≥ 15, or set TEST_POSTGRESQL_URL to a server whose user may create databases and roles',
} as const;

type Need = NonNullable<Step['needs']>;

/** Installs with Debian's packages what the steps need and the machine lacks. Says what to do where it may not. */
export function provideMachine(steps: readonly Step[]): void {
  const missing = steps.map((step) => step.needs).filter((need) => need !== undefined && !isThere(need)) as Need[];
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install(missing);
  for (const need of missing.filter((name) => !isThere(name))) console.error(`Missing: ${ALTERNATIVES[need]}.`);
}

/** The browser for tests: the one CHROMIUM_PATH names, else the first of the usual ones. */
export function chromium(): string | undefined {
  return [process.env['CHROMIUM_PATH'], ...BROWSERS].find((path) => path && existsSync(path));
}

function isThere(need: Need): boolean {
  if (need === 'chromium') return chromium() !== undefined;
  return Boolean(process.env['TEST_POSTGRESQL_URL']) || distributionBinaries() !== undefined;
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
