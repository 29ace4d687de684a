import type { Generated, Kysely, Transaction } from 'kysely';

/**
 * One change, or one refused abuse, as it is kept: who did what to what. Never personal data, a code or a token:
 * people appear by their pseudonymous id.
 */
export interface AuditEvent {
  institutionId: string;
  at: Date;
  /** `area.what-happened`, e.g. `order.placed` */
  event: string;
  /** `student`, `issuer`, `system`, or the id of an account. */
  actor: string;
  /** The person, card or request it is about. */
  subject?: string;
  detail?: Readonly<Record<string, string | number | boolean>>;
}

/** `position`, `previous_hash` and `hash` are filled when the event is linked into the chain. */
export interface AuditTable {
  event_id: Generated<number>;
  institution_id: string;
  at: Date;
  event: string;
  actor: string;
  subject: string | null;
  /** JSON as it was written: its hash must not depend on a re-encoding. */
  detail: string | null;
  position: number | null;
  previous_hash: Buffer | null;
  hash: Buffer | null;
}

export interface AuditDatabase {
  audit_events: AuditTable;
}

/** Any party's database that has the audit table, or a transaction in it. */
// oxlint-disable-next-line typescript/no-explicit-any -- Kysely is invariant in its schema: only `audit_events` is used
export type AuditWithin = Kysely<any> | Transaction<any>;
