import type { Databases } from '@mleg/main/databases';
import { forEachRole, ROLES, type Role } from '@mleg/main/role';
import type { Settings } from '@mleg/main/settings';
import { type RestartingProcess, restartingProcess } from './restarting-process.ts';
import { foldersBelow } from './source-folders.ts';
import { watchSources } from './watch-sources.ts';

/** Nobody but the pages in front asks the servers. */
export const BEHIND = '127.0.0.1';

/** Where each party answers, behind the pages: the ports after those of the pages. */
export function portsBehind({ ports }: Pick<Settings, 'ports'>): Record<Role, number> {
  return forEachRole((_role, index) => ports.institution + ROLES.length + index);
}

/** The servers in a process of their own that starts anew whenever a source below them has changed. */
export function restartingServers(
  root: string,
  settings: Settings,
  databases: Databases['urls'],
): Pick<RestartingProcess, 'stop'> {
  const which = [
    '--role',
    settings.roles.join(','),
    ...(settings.web ? [] : ['--workers-only']),
    ...(settings.workers ? [] : ['--no-workers']),
  ];
  const servers = restartingProcess(['main/main.ts', ...which], {
    cwd: root,
    env: { ...process.env, ...environment(settings, databases) },
  });
  const sources = watchSources(foldersBelow(root, '@mleg/main'), () => {
    console.log('A source has changed: the servers start anew.');
    servers.restart();
  });
  return {
    stop: async () => {
      sources.stop();
      await servers.stop();
    },
  };
}

/** The addresses stay those of the pages in front; only the ports are others. */
function environment(settings: Settings, urls: Databases['urls']) {
  const { origins, dataDirectory } = settings;
  return {
    BASE_PORT: String(portsBehind(settings).institution),
    HOST: BEHIND,
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
