import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { SECOND } from '../clock/durations.ts';
import { isReachable } from './is-reachable.ts';
import type { Fetch } from './party.ts';

interface Address {
  address: string;
  family: number;
}

export interface OutgoingOptions {
  /** Networks that are private on purpose, in which servers may be asked all the same. */
  privateNetworks: readonly string[];
  /** The machine's own, unless a test answers itself. */
  resolve?: (host: string) => Promise<Address[]>;
}

export interface Outgoing {
  fetch: Fetch;
  stop(): Promise<void>;
}

const CONNECTED_WITHIN = 10 * SECOND;

/** Thrown instead of connecting; `fetch` gives it as the cause of its own error. */
export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} is in a private network that PRIVATE_NETWORKS does not name`);
    this.name = 'PrivateAddress';
  }
}

/**
 * The way out for every request of ours to somebody else's server. A name is resolved once, all its addresses are
 * looked at, and the connection goes to one of these and no other, so that no name can answer differently between look
 * and call (E5). Redirects are refused: whoever is asked has been named by somebody who may name them.
 */
export function openOutgoing({ privateNetworks, resolve = resolveAll }: OutgoingOptions): Outgoing {
  const pinned: LookupFunction = (host, options, done) => {
    const checked = resolve(host).then((addresses) => {
      const isFine = addresses.length > 0 && addresses.every(({ address }) => isReachable(address, privateNetworks));
      if (!isFine) throw new PrivateAddress(host);
      return addresses;
    });
    // oxlint-disable promise/no-callback-in-promise -- how a socket asks where to go
    checked.then(
      ([first, ...more]) => {
        if (options.all) return done(null, first ? [first, ...more] : []);
        return done(null, first?.address ?? '', first?.family);
      },
      (error: Error) => done(error, ''),
    );
    // oxlint-enable promise/no-callback-in-promise
  };
  const connect = buildConnector({ lookup: pinned, timeout: CONNECTED_WITHIN });
  const agent = new Agent({
    connect: (options, done) => {
      const host = options.hostname.replaceAll(/^\[|\]$/g, '');
      // An address that is written as such is connected to without being looked up.
      if (isIP(host) !== 0 && !isReachable(host, privateNetworks)) return done(new PrivateAddress(host), null);
      return connect(options, done);
    },
  });
  return {
    // oxlint-disable-next-line no-restricted-globals -- the end of the seam: here the network begins
    fetch: (request) => fetch(request, { redirect: 'error', dispatcher: agent } as unknown as RequestInit),
    stop: () => agent.destroy(),
  };
}

const resolveAll = (host: string): Promise<Address[]> => lookup(host, { all: true });
