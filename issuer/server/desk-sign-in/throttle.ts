import { createHash } from 'node:crypto';
import { later, MINUTE } from '@mleg/platform/clock/durations';
import type { IssuerDeps } from '../deps.ts';
import { countAttempt, deleteAttempts } from './attempt-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'clock'>;

const WINDOW = 15 * MINUTE;
/** Guessing one password; and anything else one address may try. A desk is a dozen people, not a campus. */
const LIMITS = { login: 10, address: 60 } as const;

/** Counts in the database, so that the limit holds over all processes. Returns the seconds to wait, if any. */
export async function throttle(
  deps: Needed,
  kind: keyof typeof LIMITS,
  value: string,
): Promise<{ retryAfterSeconds: number } | undefined> {
  const now = deps.clock.now();
  const { count, windowEndsAt } = await countAttempt(deps.database, keyOf(kind, value), now, later(now, WINDOW));
  if (count <= LIMITS[kind]) return undefined;
  return { retryAfterSeconds: Math.max(1, Math.ceil((windowEndsAt.getTime() - now.getTime()) / 1_000)) };
}

/** After a success: the attempts before it were those of somebody who may. */
export function forgive(deps: Needed, kind: keyof typeof LIMITS, value: string): Promise<void> {
  return deleteAttempts(deps.database, keyOf(kind, value));
}

/** Hashed: people type their passwords into the wrong field. */
const keyOf = (kind: string, value: string) => createHash('sha256').update(`${kind}\0${value}`).digest();
