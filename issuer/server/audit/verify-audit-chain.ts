import type { IssuerDeps } from '../deps.ts';
import { auditHash, CHAIN_START } from './audit-hash.ts';
import { entriesAfter } from './audit-log-store.ts';

export type AuditChain = { ok: true; entries: number } | { brokenAt: number };

/** Walks the whole chain; `brokenAt` is the first position that is missing or does not fit the one before (I8). */
export async function verifyAuditChain(deps: Pick<IssuerDeps, 'database'>): Promise<AuditChain> {
  let position = 0;
  let previous: Uint8Array = CHAIN_START;
  for (;;) {
    const entries = await entriesAfter(deps.database, position);
    if (entries.length === 0) return { ok: true, entries: position };
    for (const { hash, ...entry } of entries) {
      const expected = auditHash(previous, entry);
      if (entry.position !== position + 1 || !expected.equals(hash)) return { brokenAt: position + 1 };
      position = entry.position;
      previous = hash;
    }
  }
}
