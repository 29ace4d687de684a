import type { SuspensionReason } from '@mleg/institution-contract/card-reasons';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { OrderRecord } from './order.ts';

export interface Suspension {
  since: Date;
  /** As the issuer says; null until it has. */
  until: Date | null;
  by: 'holder' | 'office' | 'issuer';
  reason: SuspensionReason | null;
}

/** Suspends the card of an order that the caller has locked, or ends its suspension, and tells whoever watches. */
export async function updateSuspension(
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

export interface EndingSuspension {
  order_id: string;
  person_id: string;
  suspended_until: Date;
}

/** Suspensions whose last day comes before the moment. */
export async function selectEndingSuspensions(
  within: Kysely<InstitutionDatabase>,
  institutionId: string,
  before: Date,
): Promise<EndingSuspension[]> {
  const { rows } = await sql<EndingSuspension>`
    select order_id, person_id, suspended_until from card_orders
    where institution_id = ${institutionId} and suspended_at is not null and suspended_until <= ${before}
      and state = 'activated'`.execute(within);
  return rows;
}
