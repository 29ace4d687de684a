import { join } from 'node:path';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { openDatabase } from '@mleg/platform/database/open-database';
import { startCluster } from '@mleg/platform/database/postgres-cluster';
import { openJobs } from '@mleg/platform/jobs/jobs';
import { openLog } from '@mleg/platform/log/log';

/** Moves the end of all unused codes into the past and has the issuer look, which it would do within a minute by itself. */
export async function letCodesExpire(dataDirectory: string): Promise<void> {
  const log = openLog('error');
  const cluster = await startCluster({
    binaries: embeddedBinaries(),
    dataDirectory: join(dataDirectory, 'postgres'),
    log,
  });
  const url = cluster.connectionString('issuer', 'issuer');
  const database = openDatabase<IssuerDatabase>({ url, maxConnections: 1, onIdleError: () => {} });
  const sweep = { name: 'issuer-sweep', retryLimit: 0, single: true };
  const jobs = await openJobs({ url, log, worker: false }, []);
  await database
    .updateTable('offers')
    .set({ expires_at: new Date(Date.now() - 1_000) })
    .where('state', '=', 'ready')
    .execute();
  await jobs.enqueue(database, sweep, {});
  await jobs.stop();
  await database.destroy();
}
