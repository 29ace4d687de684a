import type { GroupOrderReason } from '@mleg/institution-contract/group-orders';
import { isDatabaseAway } from '@mleg/platform/database/is-database-away';
import { reportFault } from '@mleg/platform/http/incident';
import { refreshStatistics } from '@mleg/platform/statistics/statistics-store';
import type { Transaction } from 'kysely';
import { type Placed, type PlaceRefused, placeOrders } from '../card-orders/place-orders.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { leaveOf } from '../two-people/leave.ts';
import { lockWaiting, type Outcome, updateOutcomes, type WaitingPerson } from './group-order-store.ts';

type PlaceDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'keys' | 'log' | 'random' | 'settings'>;
type Within = Transaction<InstitutionDatabase>;

/** Tables that a year of codes fills, or that are read for each of them. */
const FILLED = ['card_orders', 'group_order_people', 'issuer_calls', 'people', 'photos'];
/** In one transaction: few enough to hold nobody up for long. */
const AT_ONCE = 100;

/** Gives everybody who waits in a group order an order of their own, or the reason why not. A dead process's rest too. */
export async function placeWaiting(deps: PlaceDeps): Promise<void> {
  while ((await placeSome(deps, AT_ONCE)) > 0) await refreshStatistics(deps.database, FILLED);
}

/** Where one of many makes the rest fail, they are taken one by one, and only that one is refused. */
async function placeSome(deps: PlaceDeps, limit: number): Promise<number> {
  try {
    return await deps.database.transaction().execute(async (transaction) => {
      const waiting = await lockWaiting(transaction, deps.settings.institutionId, limit);
      if (waiting.length > 0) await place(deps, transaction, waiting);
      return waiting.length;
    });
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    if (limit > 1) return placeSome(deps, 1);
    return refuseFirst(deps, reportFault(deps.log, error, 'group-order'));
  }
}

async function refuseFirst({ database, settings }: PlaceDeps, incident: string): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const [first] = await lockWaiting(transaction, settings.institutionId, 1);
    if (first) await updateOutcomes(transaction, settings.institutionId, [refused(first, `internal ${incident}`)]);
    return first ? 1 : 0;
  });
}

async function place(deps: PlaceDeps, transaction: Within, waiting: readonly WaitingPerson[]): Promise<void> {
  const firsts = new Map<string, WaitingPerson>();
  for (const entry of waiting) if (!firsts.has(entry.person_id)) firsts.set(entry.person_id, entry);
  const wishes = [...firsts.values()].map((entry) => ({
    personId: entry.person_id,
    actor: entry.placed_by,
    groupOrderId: entry.group_order_id,
    replace: false,
  }));
  const groupOrders = new Set(waiting.map(({ group_order_id: id }) => id));
  const leaves = await Promise.all([...groupOrders].map((id) => leaveOf(deps, transaction, 'group-order', id)));
  const [leave] = leaves;
  if (!leave) throw new Error('Nobody waits.');
  const placed = await placeOrders(deps, transaction, wishes, leave);
  const outcomes = waiting.map((entry) => {
    const result = placed.get(entry.person_id);
    const isFirst = firsts.get(entry.person_id) === entry;
    return result ? outcomeOf(entry, result, isFirst) : refused(entry, 'internal');
  });
  await updateOutcomes(transaction, deps.settings.institutionId, outcomes);
}

/** Somebody who waits in two group orders has an open order after the first of them. */
function outcomeOf(entry: WaitingPerson, result: Placed | PlaceRefused, isFirst: boolean): Outcome {
  const { group_order_id: groupOrderId, person_id: personId } = entry;
  if (!('refused' in result)) {
    return isFirst
      ? { groupOrderId, personId, state: 'ordered', orderId: result.orderId }
      : refused(entry, 'order-open' satisfies GroupOrderReason);
  }
  if (result.refused === 'unknown-person') return refused(entry, 'internal');
  const reason: GroupOrderReason = result.refused;
  if (result.refused !== 'not-eligible') return refused(entry, reason);
  const failedRules = result.eligibility.rules.filter(({ passed }) => !passed).map(({ rule }) => rule);
  return { ...refused(entry, reason), failedRules };
}

const refused = ({ group_order_id: groupOrderId, person_id: personId }: WaitingPerson, reason: string): Outcome => ({
  groupOrderId,
  personId,
  state: 'refused',
  reason,
});
