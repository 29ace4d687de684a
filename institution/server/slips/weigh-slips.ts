import type { Sheet } from '@mleg/institution-contract/group-orders';
import type { Transaction } from 'kysely';
import { stateAt } from '../card-orders/order.ts';
import { selectNewestOrders } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { selectBroughtAmong } from '../people/brought-store.ts';
import type { Account } from '../sign-in/account.ts';
import { selectGuestsAmong } from '../sign-in/door-store.ts';
import { lockDeeds } from '../two-people/deed-count-store.ts';
import { selectAccountsOf } from '../two-people/own-people-store.ts';
import { uuidOf } from '../two-people/uuid-of.ts';
import { weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { selectBothWith } from './printed-store.ts';

interface WeighSlips {
  by: Account;
  group: string;
  sheet: Sheet;
  personIds: readonly string[];
  word?: Word;
}

/**
 * One sheet is anybody's who may print. Both secrets of a person are that person's card, with their PESEL: whoever would have
 * them of more than a few people in a day, or of somebody whom they have entered by hand or whose account or guardian's
 * account they have opened, waits for a second person, who may as well print that sheet (Q45).
 * @returns also of whom they have both secrets then
 */
export async function weighSlips(
  deps: Pick<InstitutionDeps, 'clock' | 'keys' | 'random' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  { by, group, sheet, personIds, word }: WeighSlips,
) {
  const { institutionId } = deps.settings;
  const orders = [...(await selectNewestOrders(transaction, institutionId, personIds)).values()];
  const ready = orders.filter((order) => stateAt(order, deps.clock.now()) === 'ready');
  const accountIds = await selectAccountsOf(transaction, institutionId, by.accountId);
  // Two sheets at the same instant: the second one sees the first.
  await lockDeeds(transaction, institutionId, accountIds);
  const orderIds = ready.map(({ order_id: orderId }) => orderId);
  const would = await selectBothWith(transaction, { institutionId, accountIds, orderIds, sheet });
  const brought = await selectBroughtAmong(transaction, institutionId, { broughtBy: accountIds, personIds: would });
  const guests = await selectGuestsAmong(transaction, institutionId, { hosts: accountIds, personIds: would });
  const unseen = new Set([...brought, ...guests]);
  const ofBoth = ready.filter(({ person_id: personId }) => would.includes(personId));
  // The same secrets of the same people are the same deed.
  const about = uuidOf([sheet, ...ofBoth.map(({ order_id: orderId }) => orderId).toSorted()].join(' '));
  const deed = { kind: 'print-slips', about, content: { group, sheet, personIds: would.toSorted() } } as const;
  const touches = (people: readonly string[]) => people.some((personId) => unseen.has(personId));
  const amounts = [
    { of: 'both', count: would.length },
    { of: 'pesels', count: would.length },
  ] as const;
  const facts = { touches, bothSecrets: unseen.size, amounts };
  const weighed = await weigh(deps, transaction, { deed, by, before: {}, facts, word });
  return 'permission' in weighed ? { ...weighed, both: ofBoth } : weighed;
}
