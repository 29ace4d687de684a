import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { OrderRecord } from '../card-orders/order.ts';
import { updateOrder } from '../card-orders/order-change-store.ts';
import { lockOrders } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallRecord, deleteCall, insertCall } from '../issuer-outbox/calls-store.ts';
import { lockPerson } from '../people/people-store.ts';

/** Ends the order. Its holder was promised that the earlier card dies; nothing else will tell the issuer now. */
export async function failOrder(
  deps: Pick<InstitutionDeps, 'clock' | 'database'>,
  call: CallRecord,
  order: OrderRecord,
  reason: string,
): Promise<void> {
  const { institution_id: institutionId, card_id: cardId, order_id: orderId } = order;
  await deps.database.transaction().execute(async (transaction) => {
    const now = deps.clock.now();
    await lockPerson(transaction, institutionId, order.person_id);
    await deleteCall(transaction, call);
    if (order.replaces_earlier) {
      await insertCall(transaction, { institutionId, cardId, orderId, kind: 'revoke-card', reason: 'new-phone' });
    }
    const current = (await lockOrders(transaction, institutionId, [orderId])).get(orderId);
    if (current?.state !== order.state) return;
    await updateOrder(transaction, current, { state: 'failed', reason, changed_at: now, delayed: false });
    await recordAudit(transaction, {
      institutionId,
      at: now,
      event: 'order.failed',
      actor: 'system',
      subject: order.person_id,
      detail: { order: orderId, reason },
    });
  });
}
