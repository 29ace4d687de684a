import { Hono } from 'hono';

/**
 * The two questions that whoever runs a process asks it, the same at every party; each mounts them under `/health`.
 * `/live`: the process answers. `/ready`: it has what it needs to serve requests; until then it should be sent none.
 */
export function healthRoutes(isReady: () => Promise<boolean>): Hono {
  const app = new Hono();
  app.get('/live', (context) => context.json({ live: true }));
  app.get('/ready', async (context) => {
    const ready = await isReady();
    return context.json({ ready }, ready ? 200 : 503);
  });
  return app;
}
