import { verifyAudit } from '@mleg/platform/audit/verify-audit';
import type { InstitutionDeps } from '../deps.ts';
import { selectBrokenRules, type Violation } from './invariant-store.ts';

/** Looks for rows that must not exist (I1–I10, as far as the institution's database can tell). Empty: all is well. */
export async function checkInvariants({ database }: Pick<InstitutionDeps, 'database'>): Promise<Violation[]> {
  const violations = await selectBrokenRules(database);
  const chain = await verifyAudit(database);
  if (!chain.intact) {
    violations.push({ invariant: 'I8', rule: 'the audit chain is unbroken', row: String(chain.brokenAt) });
  }
  return violations;
}
