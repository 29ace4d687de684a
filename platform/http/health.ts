import { Hono } from 'hono';

/** How a look at the rules of a database ended. */
export interface LastCheck {
  begunAt: Date;
  violations: number;
}

/**
 * The questions that whoever runs a process asks it, the same at every party; each mounts them under `/health`.
 * `/live`: the process answers. `/ready`: it has what it needs to serve requests; until then it should be sent none.
 * `/invariants`: where there is a database, whether last night every rule held in it; 503 where one did not.
 */
export function healthRoutes(isReady: () => Promise<boolean>, lastCheck?: () => Promise<LastCheck | undefined>): Hono {
  const app = new Hono();
  app.get('/live', (context) => context.json({ live: true }));
  app.get('/ready', async (context) => {
    const ready = await isReady();
    return context.json({ ready }, ready ? 200 : 503);
  });
  if (lastCheck) {
    app.get('/invariants', async (context) => {
      const last = await lastCheck();
      const held = (last?.violations ?? 0) === 0;
      return context.json({ held, checkedAt: last?.begunAt.toISOString() ?? null }, held ? 200 : 503);
    });
  }
  return app;
}
