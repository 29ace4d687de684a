/// <reference lib="webworker" />
import { answerFrom } from './answer-from.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: readonly { url: string; revision: string | null }[];
};

/** The files of this build, put in here when it is built. */
// oxlint-disable-next-line no-underscore-dangle -- the build looks for this very name
const files = self.__WB_MANIFEST;
const PREFIX = 'wallet-';
const CACHE = PREFIX + fingerprint(files.map(({ url, revision }) => `${url} ${revision ?? ''}`).join('\n'));

self.addEventListener('install', (event) => {
  // Everything or nothing: a version that is not complete never takes over (W36).
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(files.map(({ url }) => new Request(`/${url}`, { cache: 'reload' })))),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOldCaches().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const answer = answerFrom(event.request, self.location.origin, () => caches.open(CACHE));
  if (answer !== undefined) event.respondWith(answer);
});

/** The page asks for it, when the person has agreed to refresh. */
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

async function removeOldCaches(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** FNV-1a: tells builds apart, nothing more. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
}
