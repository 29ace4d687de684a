import { rmSync } from 'node:fs';

/**
 * Run as a process beside a cluster of tests: `node cluster-guard.ts PID DIRECTORY`. It waits for the end of the channel
 * to whoever started it, which also a kill brings about, ends what is left of the server and removes its directory.
 */
const [pid = '', directory = ''] = process.argv.slice(2);

process.once('disconnect', () => {
  try {
    // PostgreSQL's immediate shutdown: nobody needs what is in there.
    process.kill(Number(pid), 'SIGQUIT');
  } catch {
    // It has ended, as it does where nothing went wrong.
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});
