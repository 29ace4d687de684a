import type { Kysely } from 'kysely';
import { type Link, lockLinking, selectLastLinked, selectUnlinked, storeLinks } from './audit-store.ts';
import { CHAIN_START, eventHash } from './event-hash.ts';

const BATCH = 500;

/**
 * Links what has been recorded since the last time into the hash chain, in batches, one process at a time. Recording
 * itself links nothing, so that changes never wait for each other at the chain's end.
 * @param key the audit's, which the database has not
 * @returns how many events were linked
 */
// oxlint-disable-next-line typescript/no-explicit-any -- any party's schema will do: only `audit_events` is used
export async function linkAudit(database: Kysely<any>, key: Uint8Array): Promise<number> {
  let total = 0;
  for (let linked = BATCH; linked === BATCH; total += linked) linked = await linkBatch(database, key);
  return total;
}

// oxlint-disable-next-line typescript/no-explicit-any -- as above
function linkBatch(database: Kysely<any>, key: Uint8Array): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    await lockLinking(transaction);
    const events = await selectUnlinked(transaction, BATCH);
    if (events.length === 0) return 0;
    const last = await selectLastLinked(transaction);
    let position = last?.position ?? 0;
    let previousHash = last?.hash ?? CHAIN_START;
    const links: Link[] = events.map((event) => {
      position += 1;
      const hash = eventHash(event, position, previousHash, key);
      const link = { eventId: event.eventId, position, previousHash, hash };
      previousHash = hash;
      return link;
    });
    await storeLinks(transaction, links);
    return links.length;
  });
}
