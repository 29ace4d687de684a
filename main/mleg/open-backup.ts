import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { distributionBinaries, embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { ensureDatabase } from '@mleg/platform/database/cluster-database';
import { copyCluster } from '@mleg/platform/database/copy-cluster';
import { hasTable } from '@mleg/platform/database/has-table';
import { openDatabase } from '@mleg/platform/database/open-database';
import { type Cluster, startCluster } from '@mleg/platform/database/postgres-cluster';
import { requireDatabase } from '@mleg/platform/given-database/require-database';
import { openLog } from '@mleg/platform/log/log';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { UsageError } from '../arguments.mjs';
import { KEEPERS, type Keeper } from '../role.ts';
import { type BackupKind, backupKindOf } from './backup-kind.ts';
import type { Call } from './command.ts';

const run = promisify(execFile);

/** A keeper's database as a backup has it. */
export interface OpenBackup<Schema> {
  database: ReturnType<typeof openDatabase<Schema>>;
  /** A copy that was made while its server ran, which is whole only where all of it is of one moment. */
  wasRunning: boolean;
}

/** The table by which a keeper's database is known. */
const KNOWN_BY: Readonly<Record<Keeper, string>> = { institution: 'people', issuer: 'offers' };

/**
 * A keeper's database as the backup has it, on a server of its own that ends with `cleanup`; the backup stays as it is.
 * Throws `UsageError` where it is no backup, or another party's.
 * @param backup a copy of the data directory, a file of `pg_dump`, or the address of a copy that runs already
 */
export async function openBackup<Schema>(
  { settings, cleanup }: Pick<Call, 'settings' | 'cleanup'>,
  backup: string,
  keeper: Keeper,
): Promise<OpenBackup<Schema>> {
  if ([settings.dataDirectory, join(settings.dataDirectory, 'postgres')].includes(resolve(backup))) {
    throw new UsageError(`${backup} is the installation itself, and no backup of it.`, { code: 'no-backup' });
  }
  const kind = await backupKindOf(backup);
  const url = await addressOf(kind, backup, keeper, cleanup);
  const database = openDatabase<Schema>({ url, maxConnections: 1, onIdleError: () => {} });
  cleanup.defer(() => database.destroy());
  if (await hasTable(database, KNOWN_BY[keeper])) {
    return { database, wasRunning: kind.kind === 'copy' && kind.wasRunning };
  }
  const other = await otherKeeperOf(database, keeper);
  if (other)
    throw new UsageError(`${nameOf(kind, backup)} is a backup of the ${other}: --role ${other}.`, {
      code: 'other-party',
    });
  throw new UsageError(`${nameOf(kind, backup)} is no backup of the ${keeper}: there are none of its tables in it.`, {
    code: 'no-backup',
  });
}

/** An address may hold a password. */
const nameOf = ({ kind }: BackupKind, backup: string): string => (kind === 'address' ? 'That database' : backup);

/** Whose it is, where it is another's. */
async function otherKeeperOf<Schema>(
  database: OpenBackup<Schema>['database'],
  keeper: Keeper,
): Promise<Keeper | undefined> {
  for (const other of KEEPERS) if (other !== keeper && (await hasTable(database, KNOWN_BY[other]))) return other;
  return undefined;
}

async function addressOf(
  kind: BackupKind,
  backup: string,
  keeper: Keeper,
  cleanup: AsyncDisposableStack,
): Promise<string> {
  if (kind.kind === 'address') {
    await requireDatabase({ url: backup, setting: '--check', as: 'reader' });
    return backup;
  }
  const directory = await mkdtemp(join(tmpdir(), 'mleg-backup-'));
  // Copying may still be under way where somebody has broken it off: it holds people's data, and must not stay.
  cleanup.defer(() => rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  const dataDirectory = join(directory, 'postgres');
  if (kind.kind === 'copy') await copyCluster(kind.cluster, dataDirectory);
  const cluster = await start(dataDirectory, cleanup).catch((cause: unknown) => {
    throw kind.kind === 'copy' ? unusable(backup, kind.wasRunning, cause) : cause;
  });
  const url = await ensureDatabase(cluster, { database: keeper, role: keeper });
  if (kind.kind !== 'copy') await load(kind.kind, backup, url);
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

function unusable(backup: string, wasRunning: boolean, cause: unknown): StartRefused {
  const why = wasRunning
    ? 'it was copied while its database ran, and is torn. Stop everything before you copy, or use pg_dump.'
    : 'it is damaged, or files are missing.';
  return new StartRefused(`No database server starts on ${backup}: ${why}`, { code: 'backup-damaged', cause });
}

/** As `pg_restore` says it of an archive whose end is missing; the rest of what it may say is looked at by its result. */
const TORN = /could not read from input file|unexpected end of file/;

async function load(kind: 'script' | 'archive', backup: string, url: string): Promise<void> {
  const [program, args] =
    kind === 'script'
      ? ['psql', ['--quiet', '--set', 'ON_ERROR_STOP=0', '--dbname', url, '--file', backup]]
      : ['pg_restore', ['--no-owner', '--no-acl', '--dbname', url, backup]];
  const path = join(distributionBinaries() ?? '', program);
  await run(existsSync(path) ? path : program, args).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      throw new UsageError(`${program} is needed to read ${backup}: install postgresql-client.`, {
        code: 'program-missing',
      });
    }
    if (TORN.test(String(error))) {
      throw new UsageError(`${backup} is torn: ${program} comes to its end before all was read.`, {
        code: 'no-backup',
      });
    }
    // Comments on extensions and the like fail for whoever is no superuser; whether all is there is seen when it is read.
  });
}
