import { createHash } from 'node:crypto';
import type { AuditLogTable } from '../database/schema.ts';

export type AuditEntry = Omit<AuditLogTable, 'hash'>;

/** What stands before the first entry. */
export const CHAIN_START = Buffer.alloc(32);

/** SHA-256 over the hash before and the entry: no entry can be changed, taken out or put in without all after it. */
export function auditHash(previous: Uint8Array, entry: AuditEntry): Buffer {
  const { position, event_id, happened_at, institution_id, offer_id, event, detail } = entry;
  const text = JSON.stringify([position, event_id, happened_at.toISOString(), institution_id, offer_id, event, detail]);
  return createHash('sha256').update(previous).update(text).digest();
}
