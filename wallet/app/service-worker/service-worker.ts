/// <reference lib="webworker" />
import { runAppWorker } from '@mleg/ui/pwa/run-app-worker.ts';
import { answerFrom } from './answer-from.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: readonly { url: string; revision: string | null }[];
};

runAppWorker({
  scope: self,
  // oxlint-disable-next-line no-underscore-dangle -- the build looks for this very name, and puts the files in
  files: self.__WB_MANIFEST,
  base: '/',
  prefix: 'wallet-',
  answer: (request, openCache) => answerFrom(request, self.location.origin, openCache),
});
