import type { Leaver } from '@mleg/institution-contract/mass-action';
import { selectNewestOrders } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { summary } from '../office/find-people.ts';
import { readPeople } from '../people/read-person.ts';
import { selectLeavers } from './leaver-store.ts';

/** People who are not active any more and still have a card or codes, in the order of a Polish list. */
export async function readLeavers(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>,
): Promise<Leaver[]> {
  const { institutionId } = deps.settings;
  const ids = await selectLeavers(deps.database, institutionId);
  const people = await readPeople(deps, ids);
  const orders = await selectNewestOrders(deps.database, institutionId, ids);
  return ids.flatMap((id) => {
    const person = people.get(id);
    if (!person || person.status === 'active') return [];
    return [{ ...summary(deps, person, orders.get(id)), status: person.status }];
  });
}
