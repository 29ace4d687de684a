import type { CardOrderState } from '@mleg/institution-contract/card-order';
import type { AuditEvent } from '@mleg/platform/audit/audit-event';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import { notifyCardsChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallRecord, insertCalls } from '../issuer-outbox/calls-store.ts';
import { SEND_ISSUER_CALLS } from '../jobs.ts';
import { type OrderRecord, stateAt } from './order.ts';
import { type OrderChange, updateOrders } from './order-change-store.ts';
import { insertOrders } from './order-store.ts';

type StoreDeps = Pick<InstitutionDeps, 'jobs' | 'settings'>;

/** An order that nothing is in the way of. */
export interface NewPlacing {
  orderId: string;
  personId: string;
  cardId: string;
  actor: string;
  groupOrderId?: string;
  /** Ends with it; locked. Also one whose own end has not reached the issuer yet must be revoked by what comes after. */
  earlier?: OrderRecord;
}

interface When {
  now: Date;
  claimUntil: Date | undefined;
}

/**
 * Orders, calls, events and the wake-up in one transaction, and before them the end of what they replace.
 * @returns the calls, by order
 */
export async function storeOrders(
  deps: StoreDeps,
  transaction: Transaction<InstitutionDatabase>,
  placings: readonly NewPlacing[],
  { now, claimUntil }: When,
): Promise<Map<string, CallRecord>> {
  if (placings.length === 0) return new Map();
  const { institutionId } = deps.settings;
  const orders = placings.map(({ orderId, personId, cardId, earlier }) => ({
    institutionId,
    orderId,
    personId,
    cardId,
    orderedAt: now,
    replacesEarlier: earlier !== undefined,
  }));
  await endEarlier(deps, transaction, placings, now);
  await insertOrders(transaction, orders);
  const asked = { institutionId, kind: 'request-issuance', ...(claimUntil ? { claimUntil } : {}) } as const;
  const calls = await insertCalls(
    transaction,
    placings.map(({ orderId, cardId }) => ({ ...asked, orderId, cardId })),
  );
  await recordAudit(transaction, ...placings.map((placing) => placedEvent(deps, placing, now)));
  await notifyCardsChanged(
    transaction,
    institutionId,
    placings.map(({ personId }) => personId),
  );
  await deps.jobs.enqueue(transaction, SEND_ISSUER_CALLS, {});
  return new Map(calls.map((call) => [call.order_id, call]));
}

async function endEarlier(
  { settings }: StoreDeps,
  transaction: Transaction<InstitutionDatabase>,
  placings: readonly NewPlacing[],
  now: Date,
): Promise<void> {
  const { institutionId } = settings;
  const ends = placings.flatMap(({ earlier, actor }) =>
    earlier ? [{ order: earlier, actor, change: endOf(earlier, now) }] : [],
  );
  const ended = await updateOrders(transaction, institutionId, ends);
  if (ended.size < ends.length) throw new Error('An order changed although its person was locked.');
  const events = ends.map(
    ({ order, actor, change: { state, reason } }): AuditEvent<InstitutionEvent> => ({
      institutionId,
      at: now,
      event: state === 'revoked' ? 'card.revoked' : `order.${state}`,
      actor: state === 'expired' ? 'system' : actor,
      subject: order.person_id,
      detail: { order: order.order_id, ...(reason ? { reason } : {}) },
    }),
  );
  await recordAudit(transaction, ...events);
}

/** Codes whose time is over have expired, whether the issuer has said so or not. */
function endOf(earlier: OrderRecord, now: Date): OrderChange & { state: CardOrderState } {
  const ended = { changed_at: now, sealed_codes: null, queue_place: null };
  if (stateAt(earlier, now) === 'expired') return { ...ended, state: 'expired' };
  if (earlier.state === 'activated') return { ...ended, state: 'revoked', reason: 'new-phone' };
  return { ...ended, state: 'replaced' };
}

function placedEvent({ settings }: StoreDeps, placing: NewPlacing, at: Date): AuditEvent<InstitutionEvent> {
  const { orderId, personId, actor, groupOrderId, earlier } = placing;
  const replacesEarlier = earlier !== undefined;
  return {
    institutionId: settings.institutionId,
    at,
    event: 'order.placed',
    actor,
    subject: personId,
    detail: { order: orderId, replacesEarlier, ...(groupOrderId ? { groupOrder: groupOrderId } : {}) },
  };
}
