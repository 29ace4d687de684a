import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { distributionBinaries, embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { ensureDatabase } from '@mleg/platform/database/cluster-database';
import { copyCluster } from '@mleg/platform/database/copy-cluster';
import { type Cluster, startCluster } from '@mleg/platform/database/postgres-cluster';
import { openLog } from '@mleg/platform/log/log';
import { UsageError } from '../arguments.mjs';
import type { Keeper } from '../role.ts';

const run = promisify(execFile);

/**
 * A keeper's database as the backup has it, on a server of its own that ends with `cleanup`; the backup stays as it is.
 * @param backup a copy of the data directory, a file of `pg_dump`, or the address of a copy that runs already
 */
export async function openBackup(backup: string, keeper: Keeper, cleanup: AsyncDisposableStack): Promise<string> {
  if (/^postgres(?:ql)?:\/\//.test(backup)) return backup;
  if (!existsSync(backup)) throw new UsageError(`There is no backup ${backup}.`);
  const directory = await mkdtemp(join(tmpdir(), 'mleg-backup-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const copied = [join(backup, 'postgres'), backup].find((place) => existsSync(join(place, 'cluster')));
  const dataDirectory = join(directory, 'postgres');
  if (copied) await copyCluster(copied, dataDirectory);
  const cluster = await start(dataDirectory, cleanup);
  const url = await ensureDatabase(cluster, { database: keeper, role: keeper });
  if (!copied) await load(backup, url);
  return url;
}

async function start(dataDirectory: string, cleanup: AsyncDisposableStack): Promise<Cluster> {
  const cluster = await startCluster({
    binaries: embeddedBinaries(),
    dataDirectory,
    log: openLog('error', process.stderr),
    durable: false,
  });
  cleanup.defer(() => cluster.stop({ force: true }));
  return cluster;
}

async function load(backup: string, url: string): Promise<void> {
  const [program, args] = (await isPlain(backup))
    ? ['psql', ['--quiet', '--set', 'ON_ERROR_STOP=0', '--dbname', url, '--file', backup]]
    : ['pg_restore', ['--no-owner', '--no-acl', '--dbname', url, backup]];
  const path = join(distributionBinaries() ?? '', program);
  await run(existsSync(path) ? path : program, args).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new UsageError(`${program} is needed to read ${backup}: install postgresql-client.`);
    // Comments on extensions and the like fail for whoever is no superuser; whether all is there is seen when it is read.
  });
}

/** SQL as text, and not one of the formats that `pg_restore` reads. */
async function isPlain(backup: string): Promise<boolean> {
  if (statSync(backup).isDirectory()) return false;
  const file = await open(backup);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
  await file.close();
  const head = buffer.subarray(0, bytesRead);
  return !head.subarray(0, 5).equals(Buffer.from('PGDMP')) && !head.includes(0);
}
