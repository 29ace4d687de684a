/// <reference lib="webworker" />
import { runAppWorker } from '@mleg/ui/pwa/run-app-worker.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: readonly { url: string; revision: string | null }[];
};

const BASE = '/inspector/';

runAppWorker({
  scope: self,
  // oxlint-disable-next-line no-underscore-dangle -- the build looks for this very name, and puts the files in
  files: self.__WB_MANIFEST,
  base: BASE,
  prefix: 'inspector-',
  answer: (request, openCache) => {
    const { origin, pathname } = new URL(request.url);
    // Day packs and questions are never answered from the cache: the app itself stores what it needs of them.
    if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(BASE)) return undefined;
    const path = request.mode === 'navigate' ? `${BASE}index.html` : pathname;
    return openCache().then(async (cache) => (await cache.match(path)) ?? fetch(request));
  },
});
