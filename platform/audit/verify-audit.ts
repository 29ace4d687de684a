import type { AuditWithin } from './audit-event.ts';
import { selectLinked } from './audit-store.ts';
import { CHAIN_START, eventHash } from './event-hash.ts';

const BATCH = 1000;

export type AuditVerdict = { intact: true; events: number } | { intact: false; brokenAt: number };

/** Walks the whole chain (I8). `brokenAt` is the first place where something was changed, left out or moved. */
export async function verifyAudit(within: AuditWithin): Promise<AuditVerdict> {
  let position = 0;
  let previousHash: Buffer = CHAIN_START;
  for (;;) {
    const events = await selectLinked(within, position, BATCH);
    for (const event of events) {
      position += 1;
      const expected = eventHash(event, position, previousHash);
      const follows = event.position === position && event.previousHash.equals(previousHash);
      if (!follows || !event.hash.equals(expected)) return { intact: false, brokenAt: position };
      previousHash = event.hash;
    }
    if (events.length < BATCH) return { intact: true, events: position };
  }
}
