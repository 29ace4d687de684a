import { verifyAudit } from '@mleg/platform/audit/verify-audit';
import { isAmiss, verifyMarks } from '@mleg/platform/audit/verify-marks';
import type { Journal } from '@mleg/platform/journal/journal';
import { readMarks } from '@mleg/platform/journal/mark';
import type { InstitutionDeps } from '../deps.ts';
import { openPesel } from '../people/pesel-vault.ts';
import { selectBrokenRules, selectSealedPesels, type Violation } from './invariant-store.ts';

/**
 * Looks for rows that must not exist (I1–I10, as far as the institution's database can tell). Empty: all is well.
 * Without the audit's key only the order of its links is looked at, without the journal nothing of what it has seen, and
 * without the key of PESELs not whether each can be opened for the person it belongs to.
 */
export async function checkInvariants({
  database,
  keys,
  journal,
}: Pick<InstitutionDeps, 'database'> & {
  keys?: Pick<InstitutionDeps['keys'], 'audit'> & Partial<Pick<InstitutionDeps['keys'], 'pesel'>>;
  journal?: Pick<Journal, 'read'>;
}): Promise<Violation[]> {
  const violations = await selectBrokenRules(database);
  const chain = await verifyAudit(database, keys?.audit);
  if (!chain.intact) {
    violations.push({ invariant: 'I8', rule: 'the audit chain is unbroken', row: String(chain.brokenAt) });
  }
  const lost = journal ? await verifyMarks(database, await readMarks(journal)) : [];
  violations.push(
    ...lost.filter(isAmiss).map(({ kind, mark }) => ({
      invariant: 'I8',
      rule: `the audit is not ${kind}`,
      row: String(mark.position),
    })),
  );
  const pesel = keys?.pesel;
  if (pesel) violations.push(...(await unopenedPesels(database, pesel)));
  return violations;
}

/** What cannot be opened is a fault wherever that person is read, and hides them from their office. */
async function unopenedPesels(
  database: InstitutionDeps['database'],
  pesel: InstitutionDeps['keys']['pesel'],
): Promise<Violation[]> {
  const violations: Violation[] = [];
  for await (const { institution_id, person_id, pesel_sealed } of selectSealedPesels(database)) {
    try {
      openPesel({ keys: { pesel } }, person_id, pesel_sealed);
    } catch {
      violations.push({ invariant: 'I14', rule: 'every PESEL can be opened', row: `${institution_id}/${person_id}` });
    }
  }
  return violations;
}
