import type { Generated, Kysely, Transaction } from 'kysely';

/**
 * One change, or one refused abuse, as it is kept: who did what to what. Never personal data, a code or a token:
 * people appear by their pseudonymous id.
 */
export interface AuditEvent<Name extends string = string> {
  institutionId: string;
  at: Date;
  /** `area.what-happened`, e.g. `order.placed`; a party names all of its own in one union. */
  event: Name;
  /** `student`, `issuer`, `system`, or the id of an account. */
  actor: string;
  /** The person, card or request it is about. */
  subject?: string;
  detail?: Readonly<Record<string, string | number | boolean>>;
}

/** `position`, `previous_hash` and `hash` are filled when the event is linked into the chain. */
export interface AuditTable<Name extends string = string> {
  event_id: Generated<number>;
  institution_id: string;
  at: Date;
  event: Name;
  actor: string;
  subject: string | null;
  /** JSON as it was written: its hash must not depend on a re-encoding. */
  detail: string | null;
  position: number | null;
  previous_hash: Buffer | null;
  hash: Buffer | null;
  keyed: Generated<boolean>;
}

/** A party's schema says with `Name` which events its audit knows. */
export interface AuditDatabase<Name extends string = string> {
  audit_events: AuditTable<Name>;
}

/** The names of a schema's events. */
export type EventOf<Schema extends AuditDatabase> = Schema['audit_events']['event'];

/** Any party's database that has the audit table, or a transaction in it. */
// oxlint-disable-next-line typescript/no-explicit-any -- Kysely is invariant in its schema: only `audit_events` is used
export type AuditWithin = Kysely<any> | Transaction<any>;
