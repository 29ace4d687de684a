import { canBecome } from '@mleg/institution-contract/order-life';
import { sql, type Transaction } from 'kysely';
import { notifyCardsChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { OrderRecord } from './order.ts';

/** What can change of an order; suspensions and what is late have columns and functions of their own. */
export type OrderChange = Partial<
  Pick<
    OrderRecord,
    | 'state'
    | 'sequence'
    | 'delayed'
    | 'queue_place'
    | 'sealed_codes'
    | 'expires_at'
    | 'attempts_left'
    | 'activated_at'
    | 'device'
    | 'reason'
    | 'update_waiting'
    | 'renewed_at'
    | 'changed_at'
  >
>;

export interface ChangedOrder {
  /** As it was read; the caller has locked it. */
  order: OrderRecord;
  change: OrderChange;
}

/**
 * The one place where an order changes its state: each if it is still in the state it was read in, all in one statement,
 * and whoever watches their people is told. Throws at a step that `order-life.ts` does not know.
 * @returns the ids of those that were changed; the others were changed by another process since they were read
 */
export async function updateOrders(
  transaction: Transaction<InstitutionDatabase>,
  institutionId: string,
  changed: readonly ChangedOrder[],
): Promise<Set<string>> {
  if (changed.length === 0) return new Set();
  const rows = changed.map(({ order, change }) => ({ ...order, ...checked(order, change), was: order.state }));
  const { rows: updated } = await sql<{ order_id: string; person_id: string }>`
    update card_orders
    set state = said.state, sequence = said.sequence, delayed = said.delayed, queue_place = said.queue_place,
      sealed_codes = said.sealed_codes, expires_at = said.expires_at, attempts_left = said.attempts_left,
      activated_at = said.activated_at, device = said.device, reason = said.reason,
      update_waiting = said.update_waiting, renewed_at = said.renewed_at, changed_at = said.changed_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said (
      order_id uuid, was text, state text, sequence integer, delayed boolean, queue_place integer, sealed_codes text,
      expires_at timestamptz, attempts_left integer, activated_at timestamptz, device text, reason text,
      update_waiting boolean, renewed_at timestamptz, changed_at timestamptz
    )
    where card_orders.institution_id = ${institutionId} and card_orders.order_id = said.order_id
      and card_orders.state = said.was
    returning card_orders.order_id, card_orders.person_id`.execute(transaction);
  await notifyCardsChanged(transaction, institutionId, [...new Set(updated.map((row) => row.person_id))]);
  return new Set(updated.map((row) => row.order_id));
}

/** The same for one order. */
export async function updateOrder(
  transaction: Transaction<InstitutionDatabase>,
  order: OrderRecord,
  change: OrderChange,
): Promise<boolean> {
  return (await updateOrders(transaction, order.institution_id, [{ order, change }])).has(order.order_id);
}

function checked({ order_id: orderId, state }: OrderRecord, change: OrderChange): OrderChange {
  const next = change.state ?? state;
  if (next === state || canBecome(state, next)) return change;
  throw new Error(`Order ${orderId} cannot go from ${state} to ${next}.`);
}
