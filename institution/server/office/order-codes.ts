import { type OrderCardResult, orderCard } from '../card-actions/order-card.ts';
import { decidedOf } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { refuseOwnCard } from './own-card.ts';

type OrderDeps = Parameters<typeof orderCard>[0] & Pick<InstitutionDeps, 'settings'>;

export type OrderCodesResult = OrderCardResult | { refused: 'not-found' | 'own-card' } | NotYet;

interface OrderCodes {
  by: Account;
  personId: string;
  /** The second person's. */
  word?: Word;
}

/**
 * Codes for one person by the office. Never in place of codes or a card that still work: those are the holder's. Where the
 * office has taken a card away for loss of the right, this press is its word that there may be another.
 */
export async function orderCodes(deps: OrderDeps, { by, personId, word }: OrderCodes): Promise<OrderCodesResult> {
  if (!(await selectPerson(deps.database, deps.settings.institutionId, personId))) return { refused: 'not-found' };
  if (by.personId === personId) return refuseOwnCard(deps, { by, personId });
  const wish = { personId, actor: by.accountId, replace: false, restoresRight: true } as const;
  return orderCard(deps, wish, async (transaction) => {
    const deed = { kind: 'order-codes', about: personId, content: {} } as const;
    const touches = (people: readonly string[]) => people.includes(personId);
    const facts = { touches, amounts: [{ of: 'orders', count: 1 }] } as const;
    const before = decidedOf(await selectNewestOrder(transaction, deps.settings.institutionId, personId));
    return weigh(deps, transaction, { deed, by, facts, before, personId, word });
  });
}
