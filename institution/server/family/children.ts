import type { Child } from '@mleg/institution-contract/guardian';
import { stateAt } from '../card-orders/order.ts';
import { selectNewestOrders } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { judgeForDisplay } from '../eligibility/judge-person.ts';
import { isMinor } from '../guardians/acting-for.ts';
import { selectWards } from '../guardians/guardian-store.ts';
import { fullName } from '../people/person.ts';
import { readPerson } from '../people/read-person.ts';
import type { Account } from '../sign-in/account.ts';

type ChildrenDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;

/** For whom a guardian may act today, youngest first. */
export async function readChildren(deps: ChildrenDeps, account: Account): Promise<Child[]> {
  const { institutionId } = deps.settings;
  const wards = await selectWards(deps.database, institutionId, account.accountId);
  const people = await Promise.all(wards.map((personId) => readPerson(deps, personId)));
  const children = people.filter((person) => person !== undefined).filter((person) => isMinor(deps, person));
  const ids = children.map(({ personId }) => personId);
  const orders = await selectNewestOrders(deps.database, institutionId, ids);
  return children
    .toSorted((one, other) => (other.birthdate ?? '').localeCompare(one.birthdate ?? ''))
    .map((person) => {
      const order = orders.get(person.personId);
      return {
        personId: person.personId,
        displayName: fullName(person),
        group: person.group,
        eligible: judgeForDisplay(deps, person).eligible,
        ...(order ? { orderState: stateAt(order, deps.clock.now()) } : {}),
      };
    });
}
