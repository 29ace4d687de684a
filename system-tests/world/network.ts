import { seam } from '@mleg/main/seam';
import type { Fetch, Party } from '@mleg/platform/http/party';

/** What connects the parties of one process, and can fail as networks do. */
export interface Network {
  fetch: Fetch;
  connect(origin: string, party: Pick<Party, 'fetch'>): void;
  /** Nobody reaches this origin until it is restored. */
  cut(origin: string): void;
  restore(origin: string): void;
  /** Lets the next request to this path through and loses its answer on the way back. */
  loseAnswer(path: string): void;
  /** `METHOD path` of what has reached each origin, in order. */
  travelled(origin: string): readonly string[];
}

export function createNetwork(): Network {
  const parties = new Map<string, Pick<Party, 'fetch'>>();
  const travelled = new Map<string, string[]>();
  const unreachable = new Set<string>();
  const losing = new Set<string>();
  const inside = seam(parties, () => Promise.reject(new TypeError('nothing of this world is at that address')));
  return {
    connect: (origin, party) => void parties.set(origin, party),
    cut: (origin) => void unreachable.add(origin),
    restore: (origin) => void unreachable.delete(origin),
    loseAnswer: (path) => void losing.add(path),
    travelled: (origin) => travelled.get(origin) ?? [],
    fetch: async (request) => {
      const { origin, pathname } = new URL(request.url);
      if (unreachable.has(origin)) throw new TypeError('fetch failed');
      const seen = travelled.get(origin) ?? [];
      travelled.set(origin, seen);
      seen.push(`${request.method} ${pathname}`);
      const response = await inside(request);
      if (losing.delete(pathname)) throw new TypeError('fetch failed');
      return response;
    },
  };
}
