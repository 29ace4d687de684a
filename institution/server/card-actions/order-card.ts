import type { CardOrder } from '@mleg/institution-contract/card-order';
import { type PlaceRefused, placeOrders, type Wish } from '../card-orders/place-orders.ts';
import { readOrder } from '../card-orders/read-order.ts';
import type { InstitutionDeps } from '../deps.ts';
import { claimForClick } from '../issuer-outbox/claim-until.ts';
import { sendAtOnce } from '../issuer-sending/send-at-once.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';

type OrderDeps = SendDeps & Pick<InstitutionDeps, 'jobs' | 'random'>;

export type OrderCardResult = { placed: CardOrder } | Exclude<PlaceRefused, { refused: 'unknown-person' }>;

/**
 * Codes for one person, by whoever waits for them: stored, then sent to the issuer at once where it can be reached.
 * Throws where the person is not known.
 */
export async function orderCard(deps: OrderDeps, wish: Wish): Promise<OrderCardResult> {
  const claimUntil = claimForClick(deps.clock.now());
  const outcomes = await deps.database
    .transaction()
    .execute((transaction) => placeOrders(deps, transaction, [wish], claimUntil));
  const outcome = outcomes.get(wish.personId);
  if (!outcome || ('refused' in outcome && outcome.refused === 'unknown-person')) {
    throw new Error('The account belongs to nobody.');
  }
  if ('refused' in outcome) return outcome;
  await sendAtOnce(deps, outcome.call);
  return { placed: await readOrder(deps, wish.personId) };
}
