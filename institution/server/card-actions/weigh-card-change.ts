import { isOpen } from '@mleg/institution-contract/order-life';
import type { Transaction } from 'kysely';
import { decidedOf, isSuspended, type OrderRecord, stateAt } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { lockPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import type { Deed } from '../two-people/deed.ts';
import { type Weighed, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';

type CardDeed = 'revoke-card' | 'suspend-card' | 'resume-card';

interface CardChange<Kind extends CardDeed> {
  deed: Deed<Kind>;
  by: Account;
  word?: Word | undefined;
}

/** One card by hand counts with all others that the same person changes within the day (D57). */
export async function weighCardChange<Kind extends CardDeed>(
  deps: Pick<InstitutionDeps, 'clock' | 'keys' | 'random' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  { deed, by, word }: CardChange<Kind>,
): Promise<Weighed<Kind>> {
  const personId = deed.about;
  const { institutionId } = deps.settings;
  await lockPerson(transaction, institutionId, personId);
  const order = await selectNewestOrder(transaction, institutionId, personId);
  // What changes nothing is refused by whoever changes it, and waits for nobody.
  const count = order && changes(deed.kind, order, deps.clock.now()) ? 1 : 0;
  const touches = (people: readonly string[]) => count > 0 && people.includes(personId);
  const facts = { touches, amounts: [{ of: 'cards', count }] } as const;
  return weigh(deps, transaction, { deed, by, facts, before: decidedOf(order), personId, word });
}

function changes(kind: CardDeed, order: OrderRecord, now: Date): boolean {
  if (kind === 'revoke-card') return isOpen(stateAt(order, now));
  return order.state === 'activated' && isSuspended(order) === (kind === 'resume-card');
}
