import type { RevocationReason } from '@mleg/institution-contract/card-reasons';
import { isOpen, mayBeOnPhone } from '@mleg/institution-contract/order-life';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallRecord, insertCall } from '../issuer-outbox/calls-store.ts';
import { claimForClick } from '../issuer-outbox/claim-until.ts';
import { SEND_ISSUER_CALLS } from '../jobs.ts';
import { tell } from '../messages/tell.ts';
import { lockPerson } from '../people/people-store.ts';
import type { Permission } from '../permission/permission.ts';
import { stateAt } from './order.ts';
import { updateOrder } from './order-change-store.ts';
import { lockNewestOrder } from './order-store.ts';

export interface StoreRevocation {
  actor: string;
  personId: string;
  reason: RevocationReason;
  /** One of many, which a job passes on; `codes`: a card that may be on a phone stays. */
  massAction?: { id: string; only?: 'codes' };
  /** Only codes, which somebody whose right has ended could see; a job passes it on. */
  seenCodes?: true;
}

/**
 * In the transaction of the decision it follows from: no decision without the revocation, and none of them alone.
 * @returns what must be sent to the issuer; `undefined` where there was nothing to take back
 */
export async function storeRevocation(
  deps: Pick<InstitutionDeps, 'clock' | 'jobs' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  { actor, personId, reason, massAction, seenCodes }: StoreRevocation,
  _leave: Permission<'change-cards'>,
): Promise<CallRecord | undefined> {
  const { institutionId } = deps.settings;
  const now = deps.clock.now();
  await lockPerson(transaction, institutionId, personId);
  const order = await lockNewestOrder(transaction, institutionId, personId);
  if (!order || !isOpen(stateAt(order, now))) return undefined;
  if ((seenCodes || massAction?.only === 'codes') && mayBeOnPhone(order.state)) return undefined;
  const state = mayBeOnPhone(order.state) ? 'revoked' : 'cancelled';
  const ended = { state, reason, changed_at: now, sealed_codes: null, queue_place: null } as const;
  if (!(await updateOrder(transaction, order, ended))) return undefined;
  const { card_id: cardId, order_id: orderId } = order;
  const revocation = {
    institutionId,
    cardId,
    orderId,
    kind: 'revoke-card',
    reason,
    ...(massAction || seenCodes ? {} : { claimUntil: claimForClick(now) }),
  } as const;
  const call = await insertCall(transaction, revocation);
  await recordAudit(transaction, {
    institutionId,
    at: now,
    event: state === 'revoked' ? 'card.revoked' : 'order.cancelled',
    actor,
    subject: personId,
    detail: { order: orderId, reason, ...(massAction ? { massAction: massAction.id } : {}) },
  });
  const kind = seenCodes ? 'codes-ended' : 'card-cancelled';
  await tell(deps, transaction, { personId, kind, about: orderId, ...(seenCodes ? {} : { detail: reason }) });
  await deps.jobs.enqueue(transaction, SEND_ISSUER_CALLS, {});
  return call;
}
