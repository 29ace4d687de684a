import { DAY, later } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { CODES_END_SOON } from '../durations.ts';
import { selectEndingOrders } from './message-store.ts';
import { tell } from './tell.ts';

const REMINDERS = [
  { kind: 'codes-expire-in-1-day', from: 0, to: DAY },
  { kind: 'codes-expire-in-7-days', from: DAY, to: CODES_END_SOON },
] as const;

/** Tells of codes that nobody has used: once a week before their end and once a day before. */
export async function remindOfExpiry(deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>): Promise<void> {
  const now = deps.clock.now();
  for (const { kind, from, to } of REMINDERS) {
    const span = { kind, after: later(now, from), before: later(now, to) };
    for (const order of await selectEndingOrders(deps.database, deps.settings.institutionId, span)) {
      const news = { personId: order.person_id, kind, about: order.order_id };
      await deps.database.transaction().execute((transaction) => tell(deps, transaction, news));
    }
  }
}
