import { once } from 'node:events';
import type { Server, ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createAdaptorServer } from '@hono/node-server';
import {
  CONNECTIONS_LOOKED_AT_EVERY,
  HEADERS_MAX,
  HEADERS_MAX_BYTES,
  HEADERS_WITHIN,
  REQUEST_WITHIN,
} from '@mleg/platform/http/limits';
import type { Party } from '@mleg/platform/http/party';
import { listen } from './listen.ts';

export type Listener = {
  /** Accepts no more, finishes what is under way, and after `patience` milliseconds cuts off the rest. */
  stop(patience: number): Promise<void>;
};

/** A connection that falls idle while closing would be kept for the client's next request. */
const IDLE_CHECK = 25;

/** How long a client may take to say what it wants, in milliseconds (E3). */
export type Patience = Pick<ServerOptions, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'>;

const PATIENCE: Patience = {
  headersTimeout: HEADERS_WITHIN,
  requestTimeout: REQUEST_WITHIN,
  connectionsCheckingInterval: CONNECTIONS_LOOKED_AT_EVERY,
};

/** A certificate with those that certify it, and its key; PEM. */
export type Tls = { certificate: string; key: string };

/**
 * Answers HTTP on `host` and `port` with the party's `fetch`, inside TLS where there is a certificate for it. Throws
 * `UsageError` where it cannot listen there.
 */
export async function serve(
  party: Pick<Party, 'fetch'>,
  host: string,
  port: number,
  { clients = PATIENCE, tls }: { clients?: Patience; tls?: Tls | undefined } = {},
): Promise<Listener> {
  const serverOptions = { ...clients, maxHeaderSize: HEADERS_MAX_BYTES };
  const { fetch } = party;
  const server = (
    tls
      ? createAdaptorServer({
          fetch,
          createServer: createTlsServer,
          serverOptions: { ...serverOptions, cert: tls.certificate, key: tls.key },
        })
      : createAdaptorServer({ fetch, serverOptions })
  ) as Server;
  server.maxHeadersCount = HEADERS_MAX;
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
