import type { ResumptionReason, SuspensionReason } from '@mleg/institution-contract/card-reasons';
import type { MessageKind } from '@mleg/institution-contract/message';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallRecord, insertCall } from '../issuer-outbox/calls-store.ts';
import { SEND_ISSUER_CALLS } from '../jobs.ts';
import { tell } from '../messages/tell.ts';
import { lockPerson } from '../people/people-store.ts';
import type { Permission } from '../permission/permission.ts';
import { isSuspended, type OrderRecord } from './order.ts';
import { lockNewestOrder } from './order-store.ts';
import { type Suspension, updateSuspension } from './suspension-store.ts';

type StoreDeps = Pick<InstitutionDeps, 'clock' | 'jobs' | 'settings'>;
type Within = Transaction<InstitutionDatabase>;

export interface WhoseSuspension {
  personId: string;
  actor: string;
  by: 'holder' | 'office';
  /** The process means to tell the issuer itself, until then. */
  claimUntil?: Date;
  /** One of many. */
  massAction?: string;
}

/** `no-live-card`: nothing on a phone; `unchanged`: it is so already. */
export type SuspensionStored =
  | { stored: CallRecord; order: OrderRecord }
  | { refused: 'no-live-card' | 'revoked' | 'suspended-by-office' | 'unchanged' };

/** Takes a card on a phone out of use, in the caller's transaction; from then on it is only passed on. */
export async function storeSuspension(
  deps: StoreDeps,
  transaction: Within,
  { reason, ...whose }: WhoseSuspension & { reason: SuspensionReason },
  _leave: Permission<'change-cards'>,
): Promise<SuspensionStored> {
  const order = await lockLiveOrder(deps, transaction, whose.personId);
  if ('refused' in order) return order;
  if (isSuspended(order)) return { refused: 'unchanged' };
  const suspension = { since: deps.clock.now(), until: null, by: whose.by, reason };
  const stored = await change(deps, transaction, { order, whose, suspension, reason });
  return { stored, order };
}

/** Back into use. What the office has suspended, the holder cannot resume (ADR 0043). */
export async function storeResumption(
  deps: StoreDeps,
  transaction: Within,
  { reason, ...whose }: WhoseSuspension & { reason?: ResumptionReason },
  _leave: Permission<'change-cards'>,
): Promise<SuspensionStored> {
  const order = await lockLiveOrder(deps, transaction, whose.personId);
  if ('refused' in order) return order;
  if (!isSuspended(order)) return { refused: 'unchanged' };
  if (whose.by === 'holder' && order.suspended_by !== 'holder') return { refused: 'suspended-by-office' };
  const stored = await change(deps, transaction, { order, whose, suspension: undefined, reason });
  return { stored, order };
}

async function lockLiveOrder(
  { settings }: StoreDeps,
  transaction: Within,
  personId: string,
): Promise<OrderRecord | { refused: 'no-live-card' | 'revoked' }> {
  await lockPerson(transaction, settings.institutionId, personId);
  const order = await lockNewestOrder(transaction, settings.institutionId, personId);
  if (order?.state === 'activated') return order;
  return { refused: order?.state === 'revoked' ? 'revoked' : 'no-live-card' };
}

interface Change {
  order: OrderRecord;
  whose: WhoseSuspension;
  suspension: Suspension | undefined;
  reason: SuspensionReason | ResumptionReason | undefined;
}

/** State, what the issuer must hear, event and message: one transaction. */
async function change(
  deps: StoreDeps,
  transaction: Within,
  { order, whose, suspension, reason }: Change,
): Promise<CallRecord> {
  const { institution_id: institutionId, order_id: orderId, card_id: cardId, person_id: personId } = order;
  await updateSuspension(transaction, order, suspension);
  const call = await insertCall(transaction, {
    institutionId,
    cardId,
    orderId,
    kind: suspension ? 'suspend-card' : 'resume-card',
    ...(suspension?.reason ? { reason: suspension.reason } : {}),
    ...(whose.claimUntil ? { claimUntil: whose.claimUntil } : {}),
  });
  const at = deps.clock.now();
  await recordAudit(transaction, {
    institutionId,
    at,
    event: suspension ? 'card.suspended' : 'card.resumed',
    actor: whose.actor,
    subject: personId,
    detail: {
      order: orderId,
      ...(reason ? { reason } : {}),
      ...(whose.massAction ? { massAction: whose.massAction } : {}),
    },
  });
  const kind: MessageKind = suspension ? 'card-suspended' : 'card-resumed';
  // A card can be suspended more than once: each time is a thing of its own to tell.
  const about = `${orderId} ${at.toISOString()}`;
  await tell(deps, transaction, {
    personId,
    kind,
    about,
    ...(suspension?.reason ? { detail: suspension.reason } : {}),
  });
  await deps.jobs.enqueue(transaction, SEND_ISSUER_CALLS, {});
  return call;
}
