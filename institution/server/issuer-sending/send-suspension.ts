import { suspensionReasonSchema } from '@mleg/institution-contract/card-reasons';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import { applyWithin } from '../card-orders/apply-report.ts';
import { selectOrder } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallRecord, deleteCall } from '../issuer-outbox/calls-store.ts';

type SayDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'issuer' | 'settings'>;

/**
 * Passes a suspension, or its end, on, and takes over how the card stands at the issuer; where the card was revoked in
 * the meantime, that is what it stays (D58).
 */
export async function sendSuspension(deps: SayDeps, call: CallRecord, patienceMs: number): Promise<void> {
  const reason = suspensionReasonSchema.catch('under-review').parse(call.reason);
  const answer =
    call.kind === 'suspend-card'
      ? await deps.issuer.suspendCard(call.card_id, reason, patienceMs)
      : await deps.issuer.resumeCard(call.card_id, patienceMs);
  await deps.database.transaction().execute(async (transaction) => {
    await deleteCall(transaction, call);
    if (answer) await applyWithin(deps, transaction, [answer.report]);
    const order = await selectOrder(transaction, call.institution_id, call.order_id);
    if (!order) return;
    await recordAudit(transaction, {
      institutionId: call.institution_id,
      at: deps.clock.now(),
      event: answer?.accepted ? `card.${call.kind}-confirmed` : `card.${call.kind}-refused`,
      actor: 'issuer',
      subject: order.person_id,
      detail: { order: order.order_id },
    });
    await notifyCardChanged(transaction, call.institution_id, order.person_id);
  });
}
