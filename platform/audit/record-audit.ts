import type { Kysely, Transaction } from 'kysely';
import type { AuditDatabase, AuditEvent, EventOf } from './audit-event.ts';
import { insertEvents } from './audit-store.ts';

/** A value that identifies a person would stay in a log that must not be changed, so only names of things are allowed. */
const SAFE_VALUE = /^[\p{L}\d .:/_@+-]{0,120}$/u;

/**
 * Records events in the transaction of the change that they describe: both are stored, or neither.
 * The schema says which events there are. Throws where a detail could carry more than a name, a state or a number.
 */
export async function recordAudit<Schema extends AuditDatabase>(
  within: Kysely<Schema> | Transaction<Schema>,
  ...events: readonly AuditEvent<EventOf<Schema>>[]
): Promise<void> {
  for (const { event, detail } of events) {
    const unsafe = Object.values(detail ?? {}).some((value) => typeof value === 'string' && !SAFE_VALUE.test(value));
    if (unsafe) throw new Error(`The audit event ${event} carries a value that does not belong there.`);
  }
  await insertEvents(within, events);
}
