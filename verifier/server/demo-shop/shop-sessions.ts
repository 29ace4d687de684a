import { randomBytes } from 'node:crypto';
import type { Clock } from '@mleg/platform/clock/clock';
import type { Preset } from '@mleg/verifier-contract/online-check';
import { SHOP_SESSION_LIFETIME } from '../durations.ts';

const SESSIONS_MAX = 5_000;

interface ShopSession {
  checkId: string;
  preset: Preset;
  until: number;
}

/** Which browser has begun which check: the result goes to that browser only. */
export interface ShopSessions {
  /** The name of a new session, for a cookie. */
  open(checkId: string, preset: Preset): string;
  find(name: string | undefined): Pick<ShopSession, 'checkId' | 'preset'> | undefined;
}

export function createShopSessions({ clock }: { clock: Clock }): ShopSessions {
  const sessions = new Map<string, ShopSession>();
  return {
    open: (checkId, preset) => {
      const now = clock.now().getTime();
      for (const [name, { until }] of sessions) if (until <= now) sessions.delete(name);
      // The oldest makes room: a shop that is full of unfinished checks is better than one that is closed.
      const [oldest] = sessions.keys();
      if (sessions.size >= SESSIONS_MAX && oldest !== undefined) sessions.delete(oldest);
      const name = randomBytes(24).toString('base64url');
      sessions.set(name, { checkId, preset, until: now + SHOP_SESSION_LIFETIME });
      return name;
    },
    find: (name) => {
      const session = sessions.get(name ?? '');
      return session !== undefined && clock.now().getTime() < session.until ? session : undefined;
    },
  };
}
