import type { ServerResponse } from 'node:http';

export const isServiceWorker = (path: string): boolean => path.endsWith('/service-worker.js');

/** A worker of a built app, from the same address, would answer with what it has kept: this one takes its place and goes. */
const SCRIPT = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(leave()));
async function leave() {
  const pages = await clients.matchAll({ type: 'window' });
  await registration.unregister();
  for (const page of pages) await page.navigate(page.url);
}
`;

export function forgettingWorker(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' }).end(SCRIPT);
}
