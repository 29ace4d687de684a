import { revocationReasonSchema } from '@mleg/institution-contract/card-reasons';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import { selectOrder } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallRecord, deleteCall } from '../issuer-outbox/calls-store.ts';

type SayDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'issuer'>;

/** Passes a revocation on; from the issuer's answer on it is the issuer's to publish. */
export async function sendRevocation(deps: SayDeps, call: CallRecord, patienceMs: number): Promise<void> {
  const reason = revocationReasonSchema.catch('issued-in-error').parse(call.reason);
  await deps.issuer.revokeCard(call.card_id, reason, patienceMs);
  await deps.database.transaction().execute(async (transaction) => {
    await deleteCall(transaction, call);
    const order = await selectOrder(transaction, call.institution_id, call.order_id);
    if (!order) return;
    await recordAudit(transaction, {
      institutionId: call.institution_id,
      at: deps.clock.now(),
      event: 'card.revocation-confirmed',
      actor: 'issuer',
      subject: order.person_id,
      detail: { order: order.order_id },
    });
    await notifyCardChanged(transaction, call.institution_id, order.person_id);
  });
}
