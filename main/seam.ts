import type { Fetch, Party } from '@mleg/platform/http/party';

/**
 * How the parties of one process call each other: a request to an origin that is here is answered here, any other goes
 * to the network. An aborted request is given up in either case.
 */
export function seam(parties: ReadonlyMap<string, Pick<Party, 'fetch'>>, network: Fetch): Fetch {
  return async (request) => {
    const party = parties.get(new URL(request.url).origin);
    if (!party) return network(request);
    request.signal.throwIfAborted();
    return Promise.race([party.fetch(request), aborted(request.signal)]);
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
