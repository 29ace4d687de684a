import { eligibilityRuleSchema } from '@mleg/institution-contract/eligibility';
import type { GroupOrder } from '@mleg/institution-contract/group-orders';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import { PLACE_GROUP_ORDERS } from '../jobs.ts';
import type { Account } from '../sign-in/account.ts';
import { selectAccountNames } from '../sign-in/account-store.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import {
  type GroupOrderRecord,
  insertGroupOrder,
  insertGroupPeople,
  selectFailures,
  selectGroupOrder,
  selectIsForOthers,
  selectNewestGroupOrder,
  selectProgress,
  waitAgain,
} from './group-order-store.ts';

type OrderDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'keys' | 'random' | 'settings'>;
type ViewDeps = Pick<InstitutionDeps, 'database' | 'settings'>;

export interface PlaceGroupOrder {
  by: Account;
  groupOrderId: string;
  group: string;
  personIds: readonly string[];
  /** The second person's. */
  word?: Word;
}

/** Stores who is to get codes; a worker does the rest. The same id for the same people is the same order. */
export async function placeGroupOrder(
  deps: OrderDeps,
  { by, groupOrderId, group, personIds, word }: PlaceGroupOrder,
): Promise<GroupOrder | { refused: 'id-reused' } | NotYet> {
  const { institutionId } = deps.settings;
  const now = deps.clock.now();
  const order: GroupOrderRecord = {
    institution_id: institutionId,
    group_order_id: groupOrderId,
    group_name: group,
    placed_by: by.accountId,
    placed_at: now,
  };
  const notYet = await deps.database.transaction().execute(async (transaction) => {
    if (await selectGroupOrder(transaction, institutionId, groupOrderId)) return undefined;
    const deed = { kind: 'group-order', about: groupOrderId, content: { group, personIds } } as const;
    const others = personIds.filter((personId) => personId !== by.personId);
    const touches = (people: readonly string[]) => others.some((personId) => people.includes(personId));
    const facts = { touches, amounts: [{ of: 'orders', count: others.length }] } as const;
    const weighed = await weigh(deps, transaction, { deed, by, before: {}, facts, word });
    if (!('permission' in weighed)) return weighed;
    if (!(await insertGroupOrder(transaction, order))) return undefined;
    await insertGroupPeople(transaction, order, personIds, by.personId);
    await recordAudit(transaction, {
      institutionId,
      at: now,
      event: 'group-order.placed',
      actor: by.accountId,
      subject: groupOrderId,
      detail: { people: personIds.length },
    });
    await deps.jobs.enqueue(transaction, PLACE_GROUP_ORDERS, {});
    return undefined;
  });
  if (notYet) return notYet;
  const stored = await selectGroupOrder(deps.database, institutionId, groupOrderId);
  if (!stored) throw new Error('A group order vanished after it was stored.');
  const isSame = stored.group_name === group && stored.placed_by === by.accountId;
  if (!isSame || (await selectIsForOthers(deps.database, stored, personIds))) return { refused: 'id-reused' };
  return viewGroupOrder(deps, stored);
}

export async function retryGroupOrder(
  deps: OrderDeps,
  { by, groupOrderId }: { by: Account; groupOrderId: string },
): Promise<GroupOrder | { refused: 'not-found' }> {
  const { institutionId } = deps.settings;
  const order = await selectGroupOrder(deps.database, institutionId, groupOrderId);
  if (!order) return { refused: 'not-found' };
  await deps.database.transaction().execute(async (transaction) => {
    await waitAgain(transaction, institutionId, groupOrderId);
    const event = { event: 'group-order.retried' as const, actor: by.accountId, subject: groupOrderId };
    await recordAudit(transaction, { institutionId, at: deps.clock.now(), ...event });
    await deps.jobs.enqueue(transaction, PLACE_GROUP_ORDERS, {});
  });
  return viewGroupOrder(deps, order);
}

export async function readGroupOrder(deps: ViewDeps, groupOrderId: string): Promise<GroupOrder | undefined> {
  const order = await selectGroupOrder(deps.database, deps.settings.institutionId, groupOrderId);
  return order && viewGroupOrder(deps, order);
}

export async function readLastGroupOrder(deps: ViewDeps, group: string): Promise<GroupOrder | undefined> {
  const order = await selectNewestGroupOrder(deps.database, deps.settings.institutionId, group);
  return order && viewGroupOrder(deps, order);
}

async function viewGroupOrder(deps: ViewDeps, order: GroupOrderRecord): Promise<GroupOrder> {
  const { institutionId } = deps.settings;
  const { group_order_id: groupOrderId, placed_by: placedBy } = order;
  const progress = await selectProgress(deps.database, institutionId, groupOrderId);
  const failures = await selectFailures(deps.database, institutionId, groupOrderId);
  const names = await selectAccountNames(deps.database, institutionId, [placedBy]);
  return {
    groupOrderId,
    group: order.group_name,
    placedAt: order.placed_at.toISOString(),
    placedBy: names.get(placedBy) ?? '',
    total: progress.total,
    underWay: progress.under_way,
    ready: progress.ready,
    delayed: progress.delayed,
    failures: failures.map((failure) => ({
      personId: failure.person_id,
      displayName: `${failure.given_name} ${failure.family_name}`.trim(),
      albumNumber: failure.album_number,
      reason: failure.reason ?? 'internal',
      failedRules: eligibilityRuleSchema.array().parse(JSON.parse(failure.failed_rules)),
    })),
  };
}
