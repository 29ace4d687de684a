import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Party } from '@mleg/platform/http/party';
import { listen } from './listen.ts';

export type Listener = {
  /** Accepts no more, finishes what is under way, and after `patience` milliseconds cuts off the rest. */
  stop(patience: number): Promise<void>;
};

/** A connection that falls idle while closing would be kept for the client's next request. */
const IDLE_CHECK = 25;

/** Answers HTTP on `host` and `port` with the party's `fetch`. Throws `UsageError` where it cannot listen there. */
export async function serve(party: Pick<Party, 'fetch'>, host: string, port: number): Promise<Listener> {
  const server = createAdaptorServer({ fetch: party.fetch }) as Server;
  await listen(server, host, port);
  return { stop: (patience) => stop(server, patience) };
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
