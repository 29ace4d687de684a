import { Hono } from 'hono';

/** How a look at the rules of a database ended. */
export interface LastCheck {
  begunAt: Date;
  violations: number;
}

/** What ends and is followed by nothing: `within` so many days, 0 where it is over. */
export interface KeysDue {
  due: readonly { name: string; lastUse: string; within: number }[];
}

/** Half a year is for a note in a calendar; this is for whoever is called at night. */
const URGENT_DAYS = 14;

/**
 * The questions that whoever runs a process asks it, the same at every party; each mounts them under `/health`.
 * `/live`: the process answers. `/ready`: it has what it needs to serve requests; until then it should be sent none.
 * `/invariants`: where there is a database, whether last night every rule held in it; 503 where one did not.
 * `/keys`: where keys end, which of them have nothing to follow them; 503 from two weeks before that.
 */
export function healthRoutes(
  isReady: () => Promise<boolean>,
  lastCheck?: () => Promise<LastCheck | undefined>,
  keysDue?: () => Promise<KeysDue>,
): Hono {
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
  if (keysDue) {
    app.get('/keys', async (context) => {
      const { due } = await keysDue();
      return context.json({ due }, due.some(({ within }) => within <= URGENT_DAYS) ? 503 : 200);
    });
  }
  return app;
}
