import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { clusterDirectory } from './cluster-init.ts';
import { readLock } from './cluster-lock.ts';
import { makeSocketDirectory, removeSocketDirectory } from './cluster-socket.ts';
import { clusterUser, commandAs } from './cluster-user.ts';

/** Sized for two cores beside the parties' own processes. */
const SETTINGS = {
  listen_addresses: '',
  // Only a part of the socket's name; said, so that no PGPORT around the process changes it.
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '120',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  max_wal_size: '512MB',
  max_parallel_workers_per_gather: '0',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  // An error's text can hold a row's values. The parties report their own faults, so the server's log has none (G81).
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** For data that no one misses after a power cut. What was committed still survives the death of any process. */
const VOLATILE = { fsync: 'off', full_page_writes: 'off' };

/**
 * Starts PostgreSQL on an initialised cluster, in a session of its own, so that Ctrl-C reaches the parties first.
 * Resolves when it has ended, with an error if it could not even be run.
 */
export function startServer(binaries: string, dataDirectory: string, durable: boolean): Promise<Error | undefined> {
  const cluster = clusterDirectory(dataDirectory);
  const abandoned = readLock(join(cluster, 'postmaster.pid'));
  if (abandoned) removeSocketDirectory(abandoned.socketDirectory);
  const user = clusterUser(cluster);
  const settings = {
    ...SETTINGS,
    ...(durable ? {} : VOLATILE),
    unix_socket_directories: makeSocketDirectory(dataDirectory, user),
  };
  const program = join(binaries, 'postgres');
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args: all, ...as } = commandAs(user, [program, cluster], program, ['-D', cluster, ...args]);
  const log = openServerLog(dataDirectory);
  const child = spawn(file, all, { ...as, cwd: cluster, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  return new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', () => resolve(undefined));
  });
}

/** A file and not a pipe: the server outlives a parent that is killed. */
function openServerLog(dataDirectory: string): number {
  const file = serverLog(dataDirectory);
  if (existsSync(file)) renameSync(file, `${file}.previous`);
  return openSync(file, 'a', 0o600);
}

/** The end of the server's log, for the message that explains why it does not run. */
export function lastWords(dataDirectory: string): string {
  return readFileSync(serverLog(dataDirectory), 'utf8').trim().split('\n').slice(-5).join('\n');
}

function serverLog(dataDirectory: string): string {
  return join(dataDirectory, 'postgresql.log');
}
