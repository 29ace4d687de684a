import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import type { Party } from '@mleg/platform/http/party';
import { UsageError } from './arguments.ts';

export type Listener = {
  /** Accepts no more, finishes what is under way, and after `patience` milliseconds cuts off the rest. */
  stop(patience: number): Promise<void>;
};

/** A connection that falls idle while closing would be kept for the client's next request. */
const IDLE_CHECK = 25;

/** A process that was just killed or told to stop may need a moment to let go of its port. */
const PORT_PATIENCE = 3_000;
const PORT_POLL = 100;

/** Answers HTTP on `host` and `port` with the party's `fetch`. Throws `UsageError` where the port is taken. */
export async function serve(party: Pick<Party, 'fetch'>, host: string, port: number): Promise<Listener> {
  const server = createAdaptorServer({ fetch: party.fetch }) as Server;
  const deadline = performance.now() + PORT_PATIENCE;
  while (!(await listens(server, host, port))) {
    if (performance.now() > deadline) {
      throw new UsageError(`Port ${port} of ${host} is taken. BASE_PORT or --base-port moves all four.`);
    }
    await sleep(PORT_POLL);
  }
  return { stop: (patience) => stop(server, patience) };
}

async function listens(server: Server, host: string, port: number): Promise<boolean> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return false;
  }
}

async function stop(server: Server, patience: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const closing = setInterval(() => server.closeIdleConnections(), IDLE_CHECK);
  // Live progress never ends by itself; browsers ask again.
  const cutting = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(closing);
  clearTimeout(cutting);
}
