import { realpathSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import type { App } from './apps.ts';

/**
 * An app's pages from their sources: what is changed is sent to open browsers over `server`. They carry none of the
 * headers of the served pages, since what is sent could not run under their policy.
 */
export function openPages(
  root: string,
  { directory }: App,
  { server, host }: { server: Server; host: string },
): Promise<ViteDevServer> {
  return createServer({
    configFile: join(root, directory, 'vite.config.ts'),
    cacheDir: join(root, 'node_modules', '.cache', 'vite', directory),
    appType: 'spa',
    logLevel: 'warn',
    clearScreen: false,
    server: {
      middlewareMode: true,
      ws: { server },
      allowedHosts: [host],
      fs: { allow: [root, packagesOf(root)] },
    },
  });
}

/** Where the packages really are: fonts and WebAssembly are served from there. */
const packagesOf = (root: string): string => dirname(realpathSync(join(root, 'node_modules', 'vite')));
