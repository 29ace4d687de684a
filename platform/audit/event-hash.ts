import { createHash } from 'node:crypto';
import type { StoredEvent } from './audit-store.ts';

/** What the first event follows. */
export const CHAIN_START = Buffer.alloc(32);

/** SHA-256 over the event, its place and the hash before it: changing, moving or leaving out one breaks all after it. */
export function eventHash(event: StoredEvent, position: number, previousHash: Uint8Array): Buffer {
  const content = JSON.stringify([
    position,
    Buffer.from(previousHash).toString('hex'),
    event.eventId,
    event.institutionId,
    event.at.toISOString(),
    event.event,
    event.actor,
    event.subject ?? null,
    event.detailText,
  ]);
  return createHash('sha256').update(content).digest();
}
