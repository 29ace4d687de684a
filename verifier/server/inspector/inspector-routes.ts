import { pageHeaders } from '@mleg/platform/http/security-headers';
import { staticPages } from '@mleg/platform/http/static-pages';
import { Hono } from 'hono';

const BASE = '/inspector';

/** The inspector's app: files, the same for everybody. */
export function inspectorRoutes(directory: string): Hono {
  const app = new Hono();
  const pages = staticPages(directory, { base: BASE });
  app.use(`${BASE}/*`, pageHeaders({ connect: [], wasm: true, camera: true, worker: true }));
  app.get(BASE, (context) => context.redirect(`${BASE}/`));
  app.get(`${BASE}/*`, async (context, next) => (await pages)(context, next));
  return app;
}
