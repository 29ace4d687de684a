import type { Kysely, Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/** What happened to whom: names of areas and reasons, never a person (`offer_id` says nothing once it is forgotten). */
export interface AuditEvent {
  event: string;
  institutionId: string | null;
  offerId: string | null;
  /** One of our own words, like a reason's name. */
  detail?: string;
}

/** Joins the change's own transaction, so that there is an event if and only if there is a change (I8). */
export async function recordEvents(
  within: Kysely<IssuerDatabase> | Transaction<IssuerDatabase>,
  happenedAt: Date,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await within
    .insertInto('audit_outbox')
    .values(
      events.map(({ event, institutionId, offerId, detail }) => ({
        happened_at: happenedAt,
        institution_id: institutionId,
        offer_id: offerId,
        event,
        detail: detail ?? null,
      })),
    )
    .execute();
}
