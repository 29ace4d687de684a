type OpenCache = () => Promise<Pick<Cache, 'match' | 'put'>>;

/**
 * How the service worker answers: the app from its cache, the configuration from the network and, offline, as it was
 * last; anything else, and all that goes to issuers, not at all.
 */
export function answerFrom(request: Request, origin: string, openCache: OpenCache): Promise<Response> | undefined {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return undefined;
  if (request.mode === 'navigate') return fromCache(request, '/index.html', openCache);
  if (url.pathname === '/configuration.json') return fromNetwork(request, openCache);
  return fromCache(request, url.pathname, openCache);
}

async function fromCache(request: Request, path: string, openCache: OpenCache): Promise<Response> {
  const cached = await (await openCache()).match(path);
  return cached ?? fetch(request);
}

async function fromNetwork(request: Request, openCache: OpenCache): Promise<Response> {
  const cache = await openCache();
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put('/configuration.json', response.clone());
    return response;
  } catch (error) {
    const cached = await cache.match('/configuration.json');
    if (cached === undefined) throw error;
    return cached;
  }
}
