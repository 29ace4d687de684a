import { GROUP_ORDER_MAX, type Group, type GroupMember } from '@mleg/institution-contract/group-orders';
import { selectNewestOrders } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { judgeForDisplay } from '../eligibility/judge-person.ts';
import { summary } from '../office/find-people.ts';
import { readGroup } from '../people/read-person.ts';
import { countGroups } from './group-store.ts';

type GroupDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;

export function readGroups(deps: GroupDeps): Promise<Group[]> {
  return countGroups(deps.database, deps.settings.institutionId, deps.clock.now());
}

/** Everybody of a group, with the state of their codes and what is in the way of them. */
export async function readMembers(deps: GroupDeps, group: string): Promise<GroupMember[]> {
  const people = await readGroup(deps, group, GROUP_ORDER_MAX);
  const ids = people.map(({ personId }) => personId);
  const orders = await selectNewestOrders(deps.database, deps.settings.institutionId, ids);
  return people.map((person) => ({
    ...summary(deps, person, orders.get(person.personId)),
    failedRules: judgeForDisplay(deps, person)
      .rules.filter(({ passed }) => !passed)
      .map(({ rule }) => rule),
  }));
}
