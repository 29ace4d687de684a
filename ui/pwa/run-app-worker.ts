/// <reference lib="webworker" />

type OpenCache = () => Promise<Cache>;

export interface AppWorker {
  scope: ServiceWorkerGlobalScope;
  /** The files of this build, relative to `base`. */
  files: readonly { url: string; revision: string | null }[];
  /** The path the app is served under, with a slash at its end. */
  base: string;
  /** Begins the names of this app's caches. */
  prefix: string;
  /** Undefined: the app does not answer this request, and it goes to the network. */
  answer: (request: Request, openCache: OpenCache) => Promise<Response> | undefined;
}

/** Keeps a whole build and answers from it, so that the app opens without a network. */
export function runAppWorker({ scope, files, base, prefix, answer }: AppWorker): void {
  const name = prefix + fingerprint(files.map(({ url, revision }) => `${url} ${revision ?? ''}`).join('\n'));
  const openCache = () => caches.open(name);

  scope.addEventListener('install', (event) => {
    const requests = files.map(({ url }) => new Request(`${base}${url}`, { cache: 'reload' }));
    // Everything or nothing: a version that is not complete never takes over (W36).
    event.waitUntil(openCache().then((cache) => cache.addAll(requests)));
  });
  scope.addEventListener('activate', (event) => {
    event.waitUntil(removeOldCaches(prefix, name).then(() => scope.clients.claim()));
  });
  scope.addEventListener('fetch', (event) => {
    const answered = answer(event.request, openCache);
    if (answered !== undefined) event.respondWith(answered);
  });
  // The page asks for it, when the person has agreed to refresh.
  scope.addEventListener('message', (event) => {
    if (event.data === 'take-over') void scope.skipWaiting();
  });
}

async function removeOldCaches(prefix: string, kept: string): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== kept).map((name) => caches.delete(name)),
  );
}

/** FNV-1a: tells builds apart, nothing more. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
}
