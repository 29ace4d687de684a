import type { CardOrder, CardOrderState } from '@mleg/institution-contract/card-order';
import { suspensionReasonSchema } from '@mleg/institution-contract/card-reasons';
import type { Selectable } from 'kysely';
import type { CardOrdersTable } from '../database/schema.ts';

/** One order as stored, and whether the issuer has still to be told of a revocation or suspension of this card. */
export type OrderRecord = Selectable<CardOrdersTable> & { revocation_waits: boolean; suspension_waits: boolean };

/** Codes are dead at the end of their time even before the issuer says so. */
export function stateAt(order: Pick<OrderRecord, 'state' | 'expires_at'>, now: Date): CardOrderState {
  const isOver = order.state === 'ready' && order.expires_at !== null && order.expires_at <= now;
  return isOver ? 'expired' : order.state;
}

/** The order as its holder and the office see it. */
export function viewOrder(order: OrderRecord, now: Date): CardOrder {
  const state = stateAt(order, now);
  const waitsForIssuer = state === 'ordered';
  return {
    orderId: order.order_id,
    state,
    orderedAt: order.ordered_at.toISOString(),
    changedAt: order.changed_at.toISOString(),
    delayed: order.delayed && (waitsForIssuer || order.revocation_waits || order.suspension_waits),
    earlierCardBeingRevoked: order.revocation_waits || (waitsForIssuer && order.replaces_earlier),
    ...(state === 'preparing' && order.queue_place !== null ? { queuePlace: order.queue_place } : {}),
    ...(order.expires_at ? { expiresAt: order.expires_at.toISOString() } : {}),
    ...(order.attempts_left === null ? {} : { attemptsLeft: order.attempts_left }),
    ...(order.activated_at ? { activatedAt: order.activated_at.toISOString() } : {}),
    ...(order.device ? { device: order.device } : {}),
    ...(order.reason ? { reason: order.reason } : {}),
    ...viewSuspension(order),
    ...(state === 'activated' ? viewOnPhone(order) : {}),
    suspensionUntold: order.suspension_waits,
  };
}

function viewOnPhone(order: OrderRecord): Pick<CardOrder, 'renewedAt' | 'updateWaiting'> {
  return {
    ...(order.renewed_at ? { renewedAt: order.renewed_at.toISOString() } : {}),
    ...(order.update_waiting ? { updateWaiting: true } : {}),
  };
}

/** Only of a card that is still alive. */
export function isSuspended(order: Pick<OrderRecord, 'state' | 'suspended_at'>): boolean {
  return order.state === 'activated' && order.suspended_at !== null;
}

/** Which card or codes somebody has, and what was decided about them: whoever asks for another thing has seen that. */
export function decidedOf(order: OrderRecord | undefined) {
  if (!order) return {};
  const { order_id: orderId, state, suspended_at: suspendedAt } = order;
  const isEnded = state === 'revoked' || state === 'cancelled';
  return { orderId, isEnded, suspendedAt: suspendedAt?.toISOString() };
}

function viewSuspension(order: OrderRecord): Pick<CardOrder, 'suspension'> {
  const { suspended_at: since, suspended_by: by, suspended_until: until } = order;
  if (!isSuspended(order) || !since || !by) return {};
  const reason = suspensionReasonSchema.safeParse(order.suspension_reason);
  return {
    suspension: {
      since: since.toISOString(),
      by,
      ...(until ? { until: until.toISOString() } : {}),
      ...(reason.success ? { reason: reason.data } : {}),
    },
  };
}
