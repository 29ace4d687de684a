import { verifyAudit } from '@mleg/platform/audit/verify-audit';
import { isAmiss, verifyMarks } from '@mleg/platform/audit/verify-marks';
import type { Journal } from '@mleg/platform/journal/journal';
import { readMarks } from '@mleg/platform/journal/mark';
import type { IssuerDeps } from '../deps.ts';
import { brokenRules, type Violation, wrongBits } from './invariant-store.ts';

/**
 * Looks for rows that must not exist (I1–I10, as far as the issuer's database can tell). Empty: all is well.
 * Without the audit's key only the order of its links is looked at, without the journal nothing of what it has seen.
 */
export async function checkInvariants(
  deps: Pick<IssuerDeps, 'database' | 'clock'> & {
    keys?: Pick<IssuerDeps['keys'], 'audit'>;
    journal?: Pick<Journal, 'read'>;
  },
): Promise<Violation[]> {
  const violations = await brokenRules(deps.database, deps.clock.now());
  violations.push(...(await wrongBits(deps.database)));
  const chain = await verifyAudit(deps.database, deps.keys?.audit);
  if (!chain.intact) {
    violations.push({ invariant: 'I8', rule: 'the audit chain is unbroken', row: String(chain.brokenAt) });
  }
  const lost = deps.journal ? await verifyMarks(deps.database, await readMarks(deps.journal)) : [];
  violations.push(
    ...lost.filter(isAmiss).map(({ kind, mark }) => ({
      invariant: 'I8',
      rule: `the audit is not ${kind}`,
      row: String(mark.position),
    })),
  );
  return violations;
}
