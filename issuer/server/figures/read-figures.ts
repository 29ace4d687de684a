import type { Figures } from '@mleg/issuer-contract/figures';
import { DAY, later } from '@mleg/platform/clock/durations';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { IssuerDeps } from '../deps.ts';
import { selectCountedUntil, selectDays, selectQueue } from './figures-store.ts';

/** The last so many days up to today, and the queue as it is. */
export async function readFigures(
  { database, clock }: Pick<IssuerDeps, 'database' | 'clock'>,
  { institutionId, days }: { institutionId?: string | undefined; days: number },
): Promise<Figures> {
  const now = clock.now();
  const range = { from: dateInWarsaw(later(now, -(days - 1) * DAY)), to: dateInWarsaw(now) };
  const { waiting, oldestSince } = await selectQueue(database, institutionId);
  return {
    days: await selectDays(database, { institutionId, ...range }),
    queue: { waiting, ...(oldestSince ? { oldestSince: oldestSince.toISOString() } : {}) },
    countedUntil: ((await selectCountedUntil(database)) ?? now).toISOString(),
  };
}
