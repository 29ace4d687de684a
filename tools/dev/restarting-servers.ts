import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Databases } from '@mleg/main/databases';
import { forEachRole, ROLES, type Role } from '@mleg/main/role';
import type { Settings } from '@mleg/main/settings';

export interface RestartingServers {
  /** Where each party answers, behind the pages. */
  ports: Readonly<Record<Role, number>>;
  stop(): Promise<void>;
}

/** The servers in a process of their own that starts anew whenever a source it has imported changes. */
export function restartingServers(root: string, settings: Settings, databases: Databases['urls']): RestartingServers {
  const basePort = settings.ports.institution + ROLES.length;
  const which = [
    '--role',
    settings.roles.join(','),
    ...(settings.web ? [] : ['--workers-only']),
    ...(settings.workers ? [] : ['--no-workers']),
  ];
  const watched = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'main/main.ts', ...which], {
    cwd: root,
    env: { ...process.env, ...environment(settings, databases, basePort) },
    stdio: 'inherit',
  });
  const ended = once(watched, 'exit');
  return {
    ports: forEachRole((_role, index) => basePort + index),
    stop: async () => {
      watched.kill('SIGTERM');
      await ended;
    },
  };
}

/** The addresses stay those of the pages in front; only the ports are others. */
function environment({ origins, dataDirectory }: Settings, urls: Databases['urls'], basePort: number) {
  return {
    BASE_PORT: String(basePort),
    HOST: '127.0.0.1',
    DATA_DIRECTORY: dataDirectory,
    INSTITUTION_ORIGIN: origins.institution,
    ISSUER_ORIGIN: origins.issuer,
    WALLET_ORIGIN: origins.wallet,
    VERIFIER_ORIGIN: origins.verifier,
    INSTITUTION_DATABASE_URL: urls.institution ?? '',
    ISSUER_DATABASE_URL: urls.issuer ?? '',
    SERVE_PAGES: 'no',
  };
}
