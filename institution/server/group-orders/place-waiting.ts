import { isOpen } from '@mleg/institution-contract/order-life';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { isDatabaseAway } from '@mleg/platform/database/is-database-away';
import { reportFault } from '@mleg/platform/http/incident';
import { makeUuid } from '@mleg/platform/random/uuid';
import { refreshStatistics } from '@mleg/platform/statistics/statistics-store';
import type { Transaction } from 'kysely';
import { notifyCardsChanged } from '../card-changes/card-change-store.ts';
import { type OrderRecord, stateAt } from '../card-orders/order.ts';
import { updateOrder } from '../card-orders/order-change-store.ts';
import { insertOrders, type NewOrder, selectOpenOrdersForUpdate } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type Judge, openJudge } from '../eligibility/judge-person.ts';
import { insertRequests } from '../issuer-outbox/calls-store.ts';
import { SEND_ISSUER_CALLS } from '../jobs.ts';
import { lockPeople } from '../people/people-store.ts';
import type { Person } from '../people/person.ts';
import { withPesel } from '../people/read-person.ts';
import { type Outcome, storeOutcomes, takeWaiting, type WaitingPerson } from './group-order-store.ts';

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
      const waiting = await takeWaiting(transaction, deps.settings.institutionId, limit);
      if (waiting.length > 0) await place({ ...deps, database: transaction }, transaction, waiting);
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
    const [first] = await takeWaiting(transaction, settings.institutionId, 1);
    if (first) await storeOutcomes(transaction, settings.institutionId, [refused(first, `internal ${incident}`)]);
    return first ? 1 : 0;
  });
}

async function place(deps: PlaceDeps, transaction: Within, waiting: readonly WaitingPerson[]): Promise<void> {
  const { institutionId } = deps.settings;
  const ids = [...new Set(waiting.map(({ person_id }) => person_id))];
  const records = await lockPeople(transaction, institutionId, ids);
  const people = new Map(records.map((record) => [record.personId, withPesel(deps, record)]));
  const open = await selectOpenOrdersForUpdate(transaction, institutionId, ids);
  const judgeOf = await openJudge(deps, ids);
  const outcomes: Outcome[] = [];
  const placed: (NewOrder & { by: string; groupOrderId: string })[] = [];
  for (const entry of waiting) {
    const person = people.get(entry.person_id);
    const isTwice = placed.some(({ personId }) => personId === entry.person_id);
    const earlier = open.get(entry.person_id);
    const outcome = judge(deps, judgeOf, entry, person, isTwice ? 'twice' : earlier);
    outcomes.push(outcome);
    if (!person || outcome.state !== 'ordered' || !outcome.orderId) continue;
    const { personId, cardId } = person;
    const orderedAt = deps.clock.now();
    if (earlier) await endOverdue(transaction, earlier, orderedAt);
    const order = { institutionId, orderId: outcome.orderId, personId, cardId, orderedAt };
    placed.push({
      ...order,
      replacesEarlier: earlier !== undefined,
      by: entry.placed_by,
      groupOrderId: entry.group_order_id,
    });
  }
  await storeOrders(deps, transaction, placed);
  await storeOutcomes(transaction, institutionId, outcomes);
}

function judge(
  deps: PlaceDeps,
  judgeOf: Judge,
  entry: WaitingPerson,
  person: Person | undefined,
  open: OrderRecord | 'twice' | undefined,
): Outcome {
  if (!person) return refused(entry, 'internal');
  if (open === 'twice' || (open && isOpen(stateAt(open, deps.clock.now())))) return refused(entry, 'order-open');
  const { eligible, rules } = judgeOf(person);
  const { group_order_id: groupOrderId, person_id: personId } = entry;
  if (eligible) return { groupOrderId, personId, state: 'ordered', orderId: makeUuid(deps.random) };
  return {
    ...refused(entry, 'not-eligible'),
    failedRules: rules.filter(({ passed }) => !passed).map((one) => one.rule),
  };
}

const refused = ({ group_order_id: groupOrderId, person_id: personId }: WaitingPerson, reason: string): Outcome => ({
  groupOrderId,
  personId,
  state: 'refused',
  reason,
});

/** Codes whose time is over, before the issuer has said so: the new order takes their place. */
async function endOverdue(transaction: Within, earlier: OrderRecord, now: Date): Promise<void> {
  const ended = { state: 'expired', changed_at: now, sealed_codes: null, queue_place: null } as const;
  if (!(await updateOrder(transaction, earlier, ended))) throw new Error('An order changed although it was locked.');
  await recordAudit(transaction, {
    institutionId: earlier.institution_id,
    at: now,
    event: 'order.expired',
    actor: 'system',
    subject: earlier.person_id,
    detail: { order: earlier.order_id },
  });
}

async function storeOrders(
  deps: PlaceDeps,
  transaction: Within,
  placed: readonly (NewOrder & { by: string; groupOrderId: string })[],
): Promise<void> {
  if (placed.length === 0) return;
  await insertOrders(transaction, placed);
  await insertRequests(transaction, placed);
  const events = placed.map(({ institutionId, personId, orderId, orderedAt, replacesEarlier, by, groupOrderId }) => ({
    institutionId,
    at: orderedAt,
    event: 'order.placed',
    actor: by,
    subject: personId,
    detail: { order: orderId, replacesEarlier, groupOrder: groupOrderId },
  }));
  await recordAudit(transaction, ...events);
  const ids = placed.map(({ personId }) => personId);
  await notifyCardsChanged(transaction, deps.settings.institutionId, ids);
  await deps.jobs.enqueue(transaction, SEND_ISSUER_CALLS, {});
}
