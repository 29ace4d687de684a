import { createHash, createHmac } from 'node:crypto';
import type { StoredEvent } from './audit-store.ts';

/** What the first event follows. */
export const CHAIN_START = Buffer.alloc(32);

/**
 * Over the event, its place and the hash before it: changing, moving or leaving out one breaks all after it. HMAC-SHA-256
 * under a key that the database has not, so that whoever can write there cannot make a chain that fits; links from
 * before there was a key are SHA-256.
 */
export function eventHash(
  event: StoredEvent,
  position: number,
  previousHash: Uint8Array,
  key: Uint8Array | undefined,
): Buffer {
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
  return (key ? createHmac('sha256', key) : createHash('sha256')).update(content).digest();
}
