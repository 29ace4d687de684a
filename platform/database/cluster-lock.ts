import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a server writes about itself into `postmaster.pid`. */
export type RunningServer = { pid: number; socketDirectory: string };

/** The live server of this cluster, or undefined; a file left behind by a dead one is removed. */
export function runningServer(cluster: string): RunningServer | undefined {
  const file = join(cluster, 'postmaster.pid');
  const found = readLock(file);
  if (!found) return undefined;
  if (isAlive(found.pid) && worksIn(found.pid, cluster)) return found;
  // PostgreSQL keeps away from a live process of the same number, which after a container's restart is often a stranger.
  rmSync(file, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The content of the lock file, of a live server or a dead one: its process on line 1, its socket's directory on line 5. */
export function readLock(file: string): RunningServer | undefined {
  const lines = read(() => readFileSync(file, 'utf8').split('\n')) ?? [];
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, socketDirectory: lines[4] ?? '' } : undefined;
}

/** Whether the process may be this cluster's server: when in doubt it is, since two servers on one cluster destroy it. */
function worksIn(pid: number, cluster: string): boolean {
  const program = read(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]);
  if (program !== undefined && basename(program) !== 'postgres') return false;
  const directory = read(() => readlinkSync(`/proc/${pid}/cwd`));
  return directory === undefined || directory === realpathSync(cluster);
}

function read<T>(source: () => T): T | undefined {
  try {
    return source();
  } catch {
    return undefined;
  }
}
