import type { AuditWithin } from './audit-event.ts';
import { countUnlinked, type LinkedEvent, selectLinked } from './audit-store.ts';
import { CHAIN_START, eventHash } from './event-hash.ts';

const BATCH = 1000;

/** `waiting`: events that happened and that no worker has linked yet; nothing can be said of them. */
export type AuditVerdict = { intact: true; events: number; waiting: number } | { intact: false; brokenAt: number };

/**
 * Walks the whole chain (I8). `brokenAt` is the first place where something was changed, left out, moved, or linked
 * without the key after links with it. Without `key` only the order of links is looked at, not what they stand for.
 * That the end is missing is told by the marks (`verify-marks.ts`).
 */
export async function verifyAudit(within: AuditWithin, key?: Uint8Array): Promise<AuditVerdict> {
  let position = 0;
  let previousHash: Buffer = CHAIN_START;
  let isKeyed = false;
  for (;;) {
    const events = await selectLinked(within, position, BATCH);
    for (const event of events) {
      position += 1;
      const follows = event.position === position && event.previousHash.equals(previousHash);
      const isWeaker = isKeyed && !event.keyed;
      if (!follows || isWeaker || !isItself(event, key)) return { intact: false, brokenAt: position };
      isKeyed ||= event.keyed;
      previousHash = event.hash;
    }
    if (events.length < BATCH) return { intact: true, events: position, waiting: await countUnlinked(within) };
  }
}

function isItself(event: LinkedEvent, key: Uint8Array | undefined): boolean {
  if (event.keyed && !key) return true;
  const expected = eventHash(event, event.position, event.previousHash, event.keyed ? key : undefined);
  return event.hash.equals(expected);
}
