import type { CardOrder } from '@mleg/institution-contract/card-order';
import { type PlaceOrder, type PlaceOrderRefused, placeOrder } from '../card-orders/place-order.ts';
import { readOrder } from '../card-orders/read-order.ts';
import type { InstitutionDeps } from '../deps.ts';
import { sendAtOnce } from '../issuer-sending/send-at-once.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';

type OrderDeps = SendDeps & Pick<InstitutionDeps, 'jobs' | 'random'>;

export type OrderCardResult = { placed: CardOrder } | PlaceOrderRefused;

/** Codes for one person, by whoever waits for them: stored, then said to the issuer at once where it can be reached. */
export async function orderCard(deps: OrderDeps, request: PlaceOrder): Promise<OrderCardResult> {
  const stored = await placeOrder(deps, request);
  if ('refused' in stored) return stored;
  await sendAtOnce(deps, stored.call);
  return { placed: await readOrder(deps, request.personId) };
}
