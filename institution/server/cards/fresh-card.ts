import { setTimeout as pause } from 'node:timers/promises';
import type { MyCard } from '@mleg/institution-contract/my-card';
import { REFRESH_PATIENCE, WAIT_IS_SUSPICIOUS_AFTER } from '../durations.ts';
import { type CardDeps, readCard } from './my-card.ts';
import type { RefreshOrder } from './refresh-order.ts';

/** The card; when its order has waited suspiciously long, the issuer is asked before answering, but not for long. */
export async function readFreshCard(
  deps: CardDeps & { refreshOrder: RefreshOrder },
  personId: string,
): Promise<MyCard | undefined> {
  const card = await readCard(deps, personId);
  const order = card?.order;
  if (order?.state !== 'preparing') return card;
  const waited = deps.clock.now().getTime() - Date.parse(order.changedAt);
  if (waited < WAIT_IS_SUSPICIOUS_AFTER) return card;
  await Promise.race([deps.refreshOrder(order.orderId), pause(REFRESH_PATIENCE, undefined, { ref: false })]);
  return readCard(deps, personId);
}
