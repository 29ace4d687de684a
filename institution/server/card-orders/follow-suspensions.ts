import { suspensionReasonSchema } from '@mleg/institution-contract/card-reasons';
import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { tell } from '../messages/tell.ts';
import { isSuspended, type OrderRecord } from './order.ts';
import { updateSuspension } from './suspension-store.ts';

/**
 * Takes over what the issuer says of suspensions, above all their last day; the orders are as they stood before these
 * reports, and locked. What is still to be said to the issuer is newer than what it says.
 */
export async function followSuspensions(
  deps: Pick<InstitutionDeps, 'clock' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  orders: ReadonlyMap<string, OrderRecord>,
  reports: Iterable<IssuanceRequestReport>,
): Promise<void> {
  for (const report of reports) {
    const order = orders.get(report.requestId);
    const isOld = !order || order.card_id !== report.cardId || report.sequence < order.sequence;
    if (isOld || order.state !== 'activated' || order.suspension_waits) continue;
    if (report.cardStatus === 'suspended' || report.cardStatus === 'valid') {
      await follow(deps, transaction, order, report);
    }
  }
}

async function follow(
  deps: Pick<InstitutionDeps, 'clock' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  order: OrderRecord,
  report: IssuanceRequestReport,
): Promise<void> {
  const was = isSuspended(order);
  const until = report.suspendedUntil ? new Date(report.suspendedUntil) : null;
  const is = report.cardStatus === 'suspended';
  if (was === is && until?.getTime() === order.suspended_until?.getTime()) return;
  const reason = suspensionReasonSchema.safeParse(report.cardStatusReason);
  const suspension = {
    since: order.suspended_at ?? new Date(report.changedAt),
    until,
    by: order.suspended_by ?? 'issuer',
    reason: reason.success ? reason.data : null,
  } as const;
  await updateSuspension(transaction, order, is ? suspension : undefined);
  if (was === is) return;
  const at = deps.clock.now();
  await recordAudit(transaction, {
    institutionId: order.institution_id,
    at,
    event: is ? 'card.suspended' : 'card.resumed',
    actor: 'issuer',
    subject: order.person_id,
    detail: { order: order.order_id },
  });
  // A card can be suspended more than once: each time is a thing of its own to tell.
  const about = `${order.order_id} ${report.changedAt}`;
  const kind = is ? 'card-suspended' : 'card-resumed';
  await tell(deps, transaction, { personId: order.person_id, kind, about });
}
