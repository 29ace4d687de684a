import { type RawBuilder, sql } from 'kysely';
import type { IssuerEvent } from './issuer-event.ts';

/** Where a statement says itself which event it was. */
export const eventName = (event: IssuerEvent): RawBuilder<string> => sql.lit(event);

export interface EventForEach {
  event: IssuerEvent;
  actor: 'institution' | 'wallet' | 'issuer';
  /** Missing: the row's own `changed_at`. */
  at?: Date;
  /** Names and states only, as `recordAudit` asks for. */
  detail?: Readonly<Record<string, string>>;
  /** For these rows of the part alone. */
  where?: RawBuilder<boolean>;
}

/**
 * The end of a statement that changes offers: one event for each row of one of its parts, which has `institution_id` and
 * `offer_id`. So the change and its event are one statement, and either both are there or neither.
 */
export const eventForEach = (
  part: string,
  { event, actor, at, detail, where }: EventForEach,
): RawBuilder<unknown> => sql`
  insert into audit_events (at, institution_id, subject, event, actor, detail)
  select ${at ? sql`${at}::timestamptz` : sql.ref('changed_at')}, institution_id, offer_id::text, ${eventName(event)},
    ${sql.lit(actor)}, ${detail ? JSON.stringify(detail) : null}::text
  from ${sql.ref(part)}${where ? sql` where ${where}` : sql``}`;
