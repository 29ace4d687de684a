import { createHash } from 'node:crypto';
import type { Sheet } from '@mleg/institution-contract/group-orders';
import type { Transaction } from 'kysely';
import { stateAt } from '../card-orders/order.ts';
import { selectNewestOrders } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { selectBroughtAmong } from '../people/brought-store.ts';
import type { Account } from '../sign-in/account.ts';
import { selectGuestsAmong } from '../sign-in/door-store.ts';
import { selectAccountsOf } from '../two-people/own-people-store.ts';
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
 * One sheet is anybody's who may print. Who would have both secrets of somebody whom they have entered by hand, or whose
 * account or guardian's account they have opened, waits for a second person, who may as well print that sheet.
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
  const orderIds = ready.map(({ order_id: orderId }) => orderId);
  const would = await selectBothWith(transaction, { institutionId, accountIds, orderIds, sheet });
  const brought = await selectBroughtAmong(transaction, institutionId, { broughtBy: accountIds, personIds: would });
  const guests = await selectGuestsAmong(transaction, institutionId, { hosts: accountIds, personIds: would });
  const both = [...new Set([...brought, ...guests])];
  const ofBoth = ready.filter(({ person_id: personId }) => both.includes(personId));
  const about = uuidOf([sheet, ...ofBoth.map(({ order_id: orderId }) => orderId).toSorted()].join(' '));
  const deed = { kind: 'print-slips', about, content: { group, sheet, personIds: both.toSorted() } } as const;
  const touches = (people: readonly string[]) => both.some((personId) => people.includes(personId));
  return weigh(deps, transaction, { deed, by, facts: { touches, bothSecrets: both.length }, word });
}

/** The same secrets of the same people are the same deed (RFC 9562 §5.8). */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
