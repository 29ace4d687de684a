import type { personSummarySchema } from '@mleg/institution-contract/person';
import type { z } from 'zod';
import { isSuspended, type OrderRecord, stateAt } from '../card-orders/order.ts';
import { selectNewestOrders } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { judgeForDisplay } from '../eligibility/judge-person.ts';
import { listName, type Person } from '../people/person.ts';
import { findPeople } from '../people/read-person.ts';

type OfficeDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;
export type PersonSummary = z.infer<typeof personSummarySchema>;

export async function findSummaries(
  deps: OfficeDeps,
  search: Parameters<typeof findPeople>[1],
): Promise<{ people: PersonSummary[]; total: number }> {
  const { people, total } = await findPeople(deps, search);
  const ids = people.map((person) => person.personId);
  const orders = await selectNewestOrders(deps.database, deps.settings.institutionId, ids);
  return { people: people.map((person) => summary(deps, person, orders.get(person.personId))), total };
}

export function summary(
  deps: Pick<OfficeDeps, 'clock' | 'settings'>,
  person: Person,
  order: OrderRecord | undefined,
): PersonSummary {
  return {
    personId: person.personId,
    displayName: listName(person),
    albumNumber: person.albumNumber,
    studies: person.group,
    eligible: judgeForDisplay(deps, person).eligible,
    ...(order ? { orderState: isSuspended(order) ? 'suspended' : stateAt(order, deps.clock.now()) } : {}),
  };
}
