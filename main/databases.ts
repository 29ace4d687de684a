import { join } from 'node:path';
import { embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { ensureDatabase } from '@mleg/platform/database/cluster-database';
import { startCluster } from '@mleg/platform/database/postgres-cluster';
import type { Log } from '@mleg/platform/log/log';
import { claimDirectory } from './claim-directory.ts';
import { KEEPERS, type Keeper } from './role.ts';
import type { Settings } from './settings.ts';

export type Databases = {
  /** The connection string of each keeper that runs here. */
  urls: Partial<Record<Keeper, string>>;
  stop(): Promise<void>;
};

/** The databases the settings name; for keepers without one, an own database on the embedded server in the data directory. */
export async function openDatabases(settings: Settings, log: Log): Promise<Databases> {
  const keepers = KEEPERS.filter((keeper) => settings.roles.includes(keeper));
  const embedded = keepers.filter((keeper) => settings.databaseUrls[keeper] === undefined);
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
