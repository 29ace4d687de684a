import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '../log/log.ts';
import { StartRefused } from '../start/start-refused.ts';
import { clusterDirectory, initialiseCluster } from './cluster-init.ts';
import { type RunningServer, runningServer } from './cluster-lock.ts';
import { ADMINISTRATOR, readPassword } from './cluster-passwords.ts';
import { lastWords, startServer } from './cluster-server.ts';
import { removeSocketDirectory } from './cluster-socket.ts';

export type ClusterOptions = {
  /** The directory with `initdb` and `postgres`. */
  binaries: string;
  /** Made on the first start; holds the cluster, its passwords and its log. */
  dataDirectory: string;
  log: Pick<Log, 'info'>;
  /** Without it nothing is synced to disk; for tests. */
  durable?: boolean;
};

/** A running PostgreSQL server that only this machine's owner of the data directory can reach. */
export type Cluster = {
  dataDirectory: string;
  /** Of the server's first process. */
  processId: number;
  /** Throws when `role` has no password here yet; see `ensureDatabase`. */
  connectionString(database: string, role: string): string;
  /** Stops the server, unless another process is connected to it: that one's stop will, or `force` disconnects it. */
  stop(options?: { force?: boolean }): Promise<void>;
};

/** In milliseconds; long enough to replay what was not checkpointed before a kill. */
const START_TIMEOUT = 120_000;
const STOP_TIMEOUT = 60_000;
const LINGER = 500;
const POLL = 20;
const MOST_STARTS = 4;
const RESTART_PAUSE = 150;

/**
 * Runs the cluster in `dataDirectory`: makes it on the first start, attaches to a server that a killed process left
 * running, else starts one. Throws `StartRefused` with the end of the server's log when it does not come up.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { binaries, log, durable = true } = options;
  const dataDirectory = resolve(options.dataDirectory);
  await initialiseCluster(binaries, dataDirectory);
  const server = await bringUp(dataDirectory, () => startServer(binaries, dataDirectory, durable));
  log.info({ pid: server.pid }, 'database server is running');
  return {
    dataDirectory,
    processId: server.pid,
    connectionString: (database, role) => connectionString(dataDirectory, server.socketDirectory, database, role),
    stop: ({ force = false } = {}) => stopServer(dataDirectory, server, force),
  };
}

/** Distinguishes the connections of this process from those of others. */
function applicationName(): string {
  return `mleg-${process.pid}`;
}

function connectionString(dataDirectory: string, socketDirectory: string, database: string, role: string): string {
  // PostgreSQL's clients take the query's host before the one in the middle, which only makes it a URL for everyone else.
  const query = new URLSearchParams({ host: socketDirectory, application_name: applicationName() });
  return `postgresql://${role}:${readPassword(dataDirectory, role)}@localhost:5432/${database}?${query.toString()}`;
}

/**
 * Waits until the administrator can sign in, starting the server whenever none is there: the one found at first may be
 * about to die, and the children of a killed one keep a new one away until they have noticed.
 */
async function bringUp(dataDirectory: string, start: () => Promise<Error | undefined>): Promise<RunningServer> {
  let starts = 0;
  let starting = false;
  let cause: Error | undefined;
  const attempt = async () => {
    starts += 1;
    starting = true;
    cause = await start();
    starting = false;
  };
  for (const deadline = performance.now() + START_TIMEOUT; performance.now() < deadline; await sleep(POLL)) {
    const server = runningServer(clusterDirectory(dataDirectory));
    if (server?.socketDirectory && (await answers(dataDirectory, server))) return server;
    if (server || starting) continue;
    if (starts === MOST_STARTS) break;
    await sleep(starts * RESTART_PAUSE);
    void attempt();
  }
  throw new StartRefused(
    `The database server in ${dataDirectory} did not start. The end of its postgresql.log:\n${lastWords(dataDirectory)}`,
    { cause },
  );
}

async function answers(dataDirectory: string, server: RunningServer): Promise<boolean> {
  try {
    await asAdministrator(dataDirectory, server, (client) => client.query('select 1'));
    return true;
  } catch {
    return false;
  }
}

async function stopServer(dataDirectory: string, server: RunningServer, force: boolean): Promise<void> {
  if (!isRunning(dataDirectory, server)) return;
  if (!force && (await isUsedByOthers(dataDirectory, server))) return;
  // PostgreSQL's fast shutdown: roll back what is open, write a checkpoint, end.
  process.kill(server.pid, 'SIGINT');
  for (const deadline = performance.now() + STOP_TIMEOUT; isRunning(dataDirectory, server); await sleep(POLL)) {
    if (performance.now() > deadline) throw new Error(`The database server ${server.pid} does not stop.`);
  }
  removeSocketDirectory(server.socketDirectory);
}

/** By its lock file and not by its process alone: an orphan that has ended may stay a zombie where no one waits for it. */
function isRunning(dataDirectory: string, server: RunningServer): boolean {
  return runningServer(clusterDirectory(dataDirectory))?.pid === server.pid;
}

/** Connections closed a moment ago may still be listed, so it takes a while to be sure. */
async function isUsedByOthers(dataDirectory: string, server: RunningServer): Promise<boolean> {
  return asAdministrator(dataDirectory, server, async (client) => {
    for (const deadline = performance.now() + LINGER; performance.now() < deadline; await sleep(POLL)) {
      const others = await client.query(
        "select 1 from pg_stat_activity where backend_type = 'client backend' and application_name <> $1",
        [applicationName()],
      );
      if (others.rowCount === 0) return false;
    }
    return true;
  });
}

async function asAdministrator<T>(
  dataDirectory: string,
  server: RunningServer,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(connectionString(dataDirectory, server.socketDirectory, 'postgres', ADMINISTRATOR));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
