import { fork } from 'node:child_process';
import { join } from 'node:path';

/**
 * Starts a process that ends the server `pid` and removes `directory` if this process is gone before it has called what
 * is returned.
 */
export function guardCluster(pid: number, directory: string): () => void {
  const guard = fork(join(import.meta.dirname, 'cluster-guard.ts'), [String(pid), directory], {
    execArgv: [],
    // In a session of its own, so that Ctrl-C does not reach it first.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  guard.unref();
  guard.channel?.unref();
  return () => void guard.kill();
}
