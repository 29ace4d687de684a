import type { CandidateSource } from '@mleg/institution-contract/mass-action';
import { selectNewestOrders } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type PersonSummary, summary } from '../office/find-people.ts';
import { readPeople } from '../people/read-person.ts';
import { selectCandidates } from './candidate-store.ts';

/** People with a card or codes whom a mass action may be chosen for. */
export async function readCandidates(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>,
  source: CandidateSource,
): Promise<PersonSummary[]> {
  const { institutionId } = deps.settings;
  const ids = await selectCandidates(deps.database, institutionId, source);
  const people = await readPeople(deps, ids);
  const orders = await selectNewestOrders(deps.database, institutionId, ids);
  return ids.flatMap((id) => {
    const person = people.get(id);
    return person ? [summary(deps, person, orders.get(id))] : [];
  });
}
