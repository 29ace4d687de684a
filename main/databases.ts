import { join } from 'node:path';
import { embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { ensureDatabase } from '@mleg/platform/database/cluster-database';
import { startCluster } from '@mleg/platform/database/postgres-cluster';
import { requireDatabase, type WantedDatabase } from '@mleg/platform/given-database/require-database';
import type { Log } from '@mleg/platform/log/log';
import { claimDirectory } from './claim-directory.ts';
import { KEEPERS, type Keeper } from './role.ts';
import type { Settings } from './settings.ts';

export type Databases = {
  /** The connection string of each keeper that runs here. */
  urls: Partial<Record<Keeper, string>>;
  stop(): Promise<void>;
};

/** What an operator sets to give a keeper a database of their own. */
export const databaseVariable = (keeper: Keeper): string => `${keeper.toUpperCase()}_DATABASE_URL`;

const keepersOf = ({ roles }: Pick<Settings, 'roles'>) => KEEPERS.filter((keeper) => roles.includes(keeper));

/** Throws `StartRefused` where a database that the settings name is not there, or will not do. */
export async function requireDatabases(
  settings: Pick<Settings, 'roles' | 'databaseUrls'>,
  as: WantedDatabase['as'],
): Promise<void> {
  for (const keeper of keepersOf(settings)) {
    const url = settings.databaseUrls[keeper];
    if (url !== undefined) await requireDatabase({ url, setting: databaseVariable(keeper), as });
  }
}

/**
 * The databases the settings name; for keepers without one, an own database on the embedded server in the data
 * directory. Throws `StartRefused` as `requireDatabases` does, before anything is made.
 */
export async function openDatabases(settings: Settings, log: Log, as: WantedDatabase['as']): Promise<Databases> {
  await requireDatabases(settings, as);
  const embedded = keepersOf(settings).filter((keeper) => settings.databaseUrls[keeper] === undefined);
  if (embedded.length === 0) return { urls: settings.databaseUrls, stop: async () => {} };
  await claimDirectory(settings);
  const cluster = await startCluster({
    binaries: embeddedBinaries(),
    dataDirectory: join(settings.dataDirectory, 'postgres'),
    log,
  });
  const urls = { ...settings.databaseUrls };
  for (const keeper of embedded) urls[keeper] = await ensureDatabase(cluster, { database: keeper, role: keeper });
  return { urls, stop: () => cluster.stop() };
}
