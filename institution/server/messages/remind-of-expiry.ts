import type { InstitutionDeps } from '../deps.ts';
import { selectEndingOrders } from './message-store.ts';
import { tell } from './tell.ts';

const DAY_MS = 24 * 60 * 60_000;

const REMINDERS = [
  { kind: 'codes-expire-in-1-day', fromDays: 0, toDays: 1 },
  { kind: 'codes-expire-in-7-days', fromDays: 1, toDays: 7 },
] as const;

/** Tells of codes that nobody has used: once a week before their end and once a day before. */
export async function remindOfExpiry(deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>): Promise<void> {
  const now = deps.clock.now().getTime();
  for (const { kind, fromDays, toDays } of REMINDERS) {
    const span = { kind, after: new Date(now + fromDays * DAY_MS), before: new Date(now + toDays * DAY_MS) };
    for (const order of await selectEndingOrders(deps.database, deps.settings.institutionId, span)) {
      const news = { personId: order.person_id, kind, about: order.order_id };
      await deps.database.transaction().execute((transaction) => tell(deps, transaction, news));
    }
  }
}
