import { sql, type Transaction } from 'kysely';
import { notifyCardsChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { OrderRecord } from './order.ts';

/** What the issuer's word can change of an order. */
export type ReportedColumns = Pick<
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
>;

export interface ReportedChange {
  order: OrderRecord;
  change: ReportedColumns;
}

/** Changes orders, which the caller has locked, and tells whoever watches their people. */
export async function storeReported(
  transaction: Transaction<InstitutionDatabase>,
  institutionId: string,
  reported: readonly ReportedChange[],
): Promise<void> {
  if (reported.length === 0) return;
  const rows = reported.map(({ order, change }) => ({ order_id: order.order_id, was: order.state, ...change }));
  await sql`
    update card_orders
    set state = told.state, sequence = told.sequence, delayed = told.delayed, queue_place = told.queue_place,
      sealed_codes = told.sealed_codes, expires_at = told.expires_at, attempts_left = told.attempts_left,
      activated_at = told.activated_at, device = told.device, reason = told.reason,
      update_waiting = told.update_waiting, renewed_at = told.renewed_at, changed_at = told.changed_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told (
      order_id uuid, was text, state text, sequence integer, delayed boolean, queue_place integer, sealed_codes text,
      expires_at timestamptz, attempts_left integer, activated_at timestamptz, device text, reason text,
      update_waiting boolean, renewed_at timestamptz, changed_at timestamptz
    )
    where card_orders.institution_id = ${institutionId} and card_orders.order_id = told.order_id
      and card_orders.state = told.was`.execute(transaction);
  const personIds = [...new Set(reported.map(({ order }) => order.person_id))];
  await notifyCardsChanged(transaction, institutionId, personIds);
}
