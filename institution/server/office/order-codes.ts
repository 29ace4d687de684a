import { isOpen } from '@mleg/institution-contract/order-life';
import { type OrderCardResult, orderCard } from '../card-actions/order-card.ts';
import { decidedOf } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { lockPerson, selectPerson } from '../people/people-store.ts';
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
 * office has taken a card away for loss of the right, this press is its word that there may be another: that of
 * two people, or one alone would give back at once what two have taken (Q91).
 */
export async function orderCodes(deps: OrderDeps, { by, personId, word }: OrderCodes): Promise<OrderCodesResult> {
  const { institutionId } = deps.settings;
  if (!(await selectPerson(deps.database, institutionId, personId))) return { refused: 'not-found' };
  if (by.personId === personId) return refuseOwnCard(deps, { by, personId });
  const wish = { personId, actor: by.accountId, replace: false, restoresRight: true } as const;
  return orderCard(deps, wish, async (transaction) => {
    const deed = { kind: 'order-codes', about: personId, content: {} } as const;
    // Locked before it is read, so that nobody takes the right away in between.
    await lockPerson(transaction, institutionId, personId);
    const person = await selectPerson(transaction, institutionId, personId);
    const order = await selectNewestOrder(transaction, institutionId, personId);
    const rightRestored = person?.hasLostRight === true && !(order && isOpen(order.state));
    const touches = (people: readonly string[]) => people.includes(personId);
    const facts = { touches, amounts: [{ of: 'orders', count: 1 }], rightRestored } as const;
    const before = decidedOf(order);
    return weigh(deps, transaction, { deed, by, facts, before, personId, word });
  });
}
