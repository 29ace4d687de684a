import type { SuspensionReason } from '@mleg/institution-contract/card-reasons';
import type { Transaction } from 'kysely';
import type { OrderRecord } from '../card-orders/order.ts';
import { notifyCardChanged } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

export interface Suspension {
  since: Date;
  /** As the issuer says; null until it has. */
  until: Date | null;
  by: 'holder' | 'office' | 'issuer';
  reason: SuspensionReason | null;
}

/** Suspends the card of an order that the caller has locked, or ends its suspension, and tells whoever watches. */
export async function storeSuspended(
  within: Transaction<InstitutionDatabase>,
  { institution_id: institutionId, order_id: orderId, person_id: personId }: OrderRecord,
  suspension: Suspension | undefined,
): Promise<void> {
  await within
    .updateTable('card_orders')
    .set({
      suspended_at: suspension?.since ?? null,
      suspended_until: suspension?.until ?? null,
      suspended_by: suspension?.by ?? null,
      suspension_reason: suspension?.reason ?? null,
    })
    .where('institution_id', '=', institutionId)
    .where('order_id', '=', orderId)
    .where('state', '=', 'activated')
    .execute();
  await notifyCardChanged(within, institutionId, personId);
}
