import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { Transaction } from 'kysely';
import { type PlaceRefused, placeOrders, type Wish } from '../card-orders/place-orders.ts';
import { readOrder } from '../card-orders/read-order.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { claimForClick } from '../issuer-outbox/claim-until.ts';
import { sendAtOnce } from '../issuer-sending/send-at-once.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';
import { asHolder, type Permission } from '../permission/permission.ts';
import { isNotYet, type NotYet } from '../two-people/weigh.ts';

type OrderDeps = SendDeps & Pick<InstitutionDeps, 'jobs' | 'random'>;

export type OrderCardResult = { placed: CardOrder } | Exclude<PlaceRefused, { refused: 'unknown-person' }>;

/** Leave to order, asked for in the order's own transaction. */
export type AskLeave = (
  transaction: Transaction<InstitutionDatabase>,
) => Promise<{ permission: Permission<'order-codes'> } | NotYet>;

/**
 * Codes for one person, by whoever waits for them: stored, then sent to the issuer at once where it can be reached.
 * Throws where the person is not known.
 */
export async function orderCard(deps: OrderDeps, wish: Wish, ask: AskLeave): Promise<OrderCardResult | NotYet> {
  const claimUntil = claimForClick(deps.clock.now());
  const outcome = await deps.database.transaction().execute(async (transaction) => {
    const asked = await ask(transaction);
    if (!('permission' in asked)) return asked;
    const outcomes = await placeOrders(deps, transaction, [wish], asked.permission, claimUntil);
    return outcomes.get(wish.personId);
  });
  if (!outcome || ('refused' in outcome && outcome.refused === 'unknown-person')) {
    throw new Error('The account belongs to nobody.');
  }
  if (!('call' in outcome)) return outcome;
  await sendAtOnce(deps, outcome.call);
  return { placed: await readOrder(deps, wish.personId) };
}

/** As the holder or a guardian does, for whom there is no second person. */
export async function orderOwnCard(deps: OrderDeps, wish: Wish): Promise<OrderCardResult> {
  const result = await orderCard(deps, wish, async () => ({ permission: asHolder() }));
  if (isNotYet(result)) throw new Error('What somebody does with their own is not weighed.');
  return result;
}
