import { type Kysely, sql } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

export interface Recipient {
  institution_id: string;
  events_endpoint: string;
  delivery_failures: number;
}

/** Institutions with something to be told, whose endpoint may be tried now. */
export async function selectRecipients(database: Kysely<IssuerDatabase>, now: Date): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select institution_id, events_endpoint, delivery_failures from institutions
    where events_endpoint is not null and (deliver_after is null or deliver_after <= ${now})
      and exists (
        select from offers
        where offers.institution_id = institutions.institution_id and offers.sequence > offers.delivered_sequence
      )`.execute(database);
  return rows;
}

/** After a failed delivery: not again before `deliverAfter`. After a good one: `null`. */
export async function updateDelivery(
  database: Kysely<IssuerDatabase>,
  institutionId: string,
  deliverAfter: Date | null,
): Promise<void> {
  await sql`
    update institutions
    set delivery_failures = case when ${deliverAfter}::timestamptz is null then 0 else delivery_failures + 1 end,
      deliver_after = ${deliverAfter}
    where institution_id = ${institutionId}`.execute(database);
}

/** When the next of the endpoints that failed may be tried. */
export async function selectNextRetry(database: Kysely<IssuerDatabase>): Promise<Date | undefined> {
  const { rows } = await sql<{ next: Date | null }>`
    select min(deliver_after) as next from institutions where deliver_after is not null`.execute(database);
  return rows[0]?.next ?? undefined;
}
