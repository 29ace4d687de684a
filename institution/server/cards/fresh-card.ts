import { setTimeout as pause } from 'node:timers/promises';
import type { MyCard } from '@mleg/institution-contract/my-card';
import { type CardDeps, readCard } from './my-card.ts';
import type { RefreshOrder } from './refresh-order.ts';

/** An event usually comes within a second or two. */
const SUSPICIOUS_AFTER_MS = 15_000;
const PATIENCE_MS = 1_500;

/** The card; when its order has waited suspiciously long, the issuer is asked before answering, but not for long. */
export async function readFreshCard(
  deps: CardDeps & { refreshOrder: RefreshOrder },
  personId: string,
): Promise<MyCard | undefined> {
  const card = await readCard(deps, personId);
  const order = card?.order;
  if (order?.state !== 'preparing') return card;
  const waited = deps.clock.now().getTime() - Date.parse(order.changedAt);
  if (waited < SUSPICIOUS_AFTER_MS) return card;
  await Promise.race([deps.refreshOrder(order.orderId), pause(PATIENCE_MS, undefined, { ref: false })]);
  return readCard(deps, personId);
}
