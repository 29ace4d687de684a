import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { listen } from '@mleg/main/listen';
import type { Role } from '@mleg/main/role';
import type { ViteDevServer } from 'vite';
import { APPS, type App, isForPages } from './apps.ts';
import { forgettingWorker, isServiceWorker } from './forgetting-worker.ts';
import { openPages } from './open-pages.ts';
import { passOn } from './pass-on.ts';

export interface FrontOptions {
  root: string;
  role: Role;
  host: string;
  port: number;
  origin: string;
  /** The port behind which the party's server answers. */
  servers: number;
}

/** What a browser reaches at a party's address: the app's pages from their sources, and the server for all else. */
export async function openFront(options: FrontOptions): Promise<{ stop(): Promise<void> }> {
  const { root, role, host, port, origin } = options;
  const pages: { app: App; vite: ViteDevServer }[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', origin).pathname;
    const { method = 'GET' } = request;
    const own = pages.find(({ app }) => isForPages(app, method, path));
    if (isServiceWorker(path)) return forgettingWorker(response);
    if (own) return own.vite.middlewares(request, response, () => notFound(response));
    if (pages.some(({ app }) => app.base === `${path}/`)) return redirect(response, `${path}/`);
    return passOn(request, response, options.servers);
  });
  await listen(server, host, port);
  for (const app of APPS.filter((one) => one.role === role)) {
    pages.push({ app, vite: await openPages(root, app, { server, host: new URL(origin).hostname }) });
  }
  return {
    stop: async () => {
      await Promise.all(pages.map(({ vite }) => vite.close()));
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { Location: to }).end();
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
}
