import type { IssuerDeps } from '../deps.ts';
import { appendBatch } from './audit-log-store.ts';

/**
 * Appends what the outbox holds to the hash chain. Apart from the changes themselves, which would otherwise all wait
 * for each other at its end (ADR 0016).
 */
export async function appendAuditLog(deps: Pick<IssuerDeps, 'database'>): Promise<void> {
  while ((await appendBatch(deps.database)) > 0);
}
