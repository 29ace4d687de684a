import { seam } from '@mleg/main/seam';
import type { Fetch, Party } from '@mleg/platform/http/party';

/** One request and what came of it, as somebody on the line would have seen it. */
export interface Exchange {
  origin: string;
  method: string;
  path: string;
  /** Of request and answer, names and values. */
  headers: string;
  sent: string;
  answered: string;
}

/** What connects the parties of one process, and can fail as networks do. */
export interface Network {
  fetch: Fetch;
  connect(origin: string, party: Pick<Party, 'fetch'>): void;
  /** Nobody reaches what begins with this address until it is restored. */
  cut(address: string): void;
  restore(address: string): void;
  /** Lets the next request under this path through and loses its answer on the way back. */
  loseAnswer(path: string): void;
  /** Everything that was said so far, in order. */
  exchanges: readonly Exchange[];
}

export function createNetwork(): Network {
  const parties = new Map<string, Pick<Party, 'fetch'>>();
  const unreachable = new Set<string>();
  const losing = new Set<string>();
  const exchanges: Exchange[] = [];
  const inside = seam(parties, () => Promise.reject(new TypeError('nothing of this world is at that address')));
  return {
    exchanges,
    connect: (origin, party) => void parties.set(origin, party),
    cut: (address) => void unreachable.add(address),
    restore: (address) => void unreachable.delete(address),
    loseAnswer: (path) => void losing.add(path),
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if ([...unreachable].some((address) => request.url.startsWith(address))) throw new TypeError('fetch failed');
      const overheard = request.clone();
      const response = await inside(request);
      exchanges.push(await listen(overheard, response));
      const lost = [...losing].find((path) => pathname.startsWith(path));
      if (lost && losing.delete(lost)) throw new TypeError('fetch failed');
      return response;
    },
  };
}

async function listen(request: Request, response: Response): Promise<Exchange> {
  const { origin, pathname } = new URL(request.url);
  return {
    origin,
    method: request.method,
    path: pathname,
    headers: JSON.stringify([...request.headers, ...response.headers]),
    sent: await request.text(),
    // A live answer has no end to wait for.
    answered: response.headers.get('content-type')?.startsWith('text/event-stream')
      ? ''
      : await response.clone().text(),
  };
}
