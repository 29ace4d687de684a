import { verifyAudit } from '@mleg/platform/audit/verify-audit';
import type { InstitutionDeps } from '../deps.ts';
import { selectBrokenRules, type Violation } from './invariant-store.ts';

/**
 * Looks for rows that must not exist (I1–I10, as far as the institution's database can tell). Empty: all is well.
 * Without the audit's key only the order of its links is looked at.
 */
export async function checkInvariants({
  database,
  keys,
}: Pick<InstitutionDeps, 'database'> & { keys?: Pick<InstitutionDeps['keys'], 'audit'> }): Promise<Violation[]> {
  const violations = await selectBrokenRules(database);
  const chain = await verifyAudit(database, keys?.audit);
  if (!chain.intact) {
    violations.push({ invariant: 'I8', rule: 'the audit chain is unbroken', row: String(chain.brokenAt) });
  }
  return violations;
}
