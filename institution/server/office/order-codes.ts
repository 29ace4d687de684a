import { type OrderCardResult, orderCard } from '../card-actions/order-card.ts';
import type { InstitutionDeps } from '../deps.ts';
import { selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import { refuseOwnCard } from './own-card.ts';

type OrderDeps = Parameters<typeof orderCard>[0] & Pick<InstitutionDeps, 'settings'>;

export type OrderCodesResult = OrderCardResult | { refused: 'not-found' | 'own-card' };

/** Codes for one person by the office. Never in place of codes or a card that still work: those are the holder's. */
export async function orderCodes(
  deps: OrderDeps,
  { by, personId }: { by: Account; personId: string },
): Promise<OrderCodesResult> {
  if (!(await selectPerson(deps.database, deps.settings.institutionId, personId))) return { refused: 'not-found' };
  if (by.personId === personId) return refuseOwnCard(deps, { by, personId });
  return orderCard(deps, { personId, actor: by.accountId, replace: false });
}
