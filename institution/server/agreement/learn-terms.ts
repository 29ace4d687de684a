import { isDeepStrictEqual } from 'node:util';
import type { AgreementReport } from '@mleg/issuer-contract/agreement';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import { TERMS_KNOWN_FOR } from '../durations.ts';
import { IssuerUnavailable } from '../issuer-client/issuer-unavailable.ts';
import { type AgreementDeps, sayAboutAgreement } from './say-about-agreement.ts';
import { selectTerms, upsertCodeKeys, upsertTerms } from './terms-store.ts';

/** Once a day, and at the start: pages say how long a suspension may last before the Ministry has been asked. */
export async function learnTerms(deps: AgreementDeps & Pick<InstitutionDeps, 'database'>): Promise<void> {
  const { learnedAt } = await selectTerms(deps.database, deps.settings.institutionId);
  if (learnedAt && deps.clock.now().getTime() - learnedAt.getTime() < TERMS_KNOWN_FOR) return;
  try {
    const answer = await sayAboutAgreement(deps, { kind: 'ask' });
    if ('report' in answer) await keepTerms(deps, answer.report);
  } catch (error) {
    if (!(error instanceof IssuerUnavailable)) throw error;
  }
}

/** Takes over what holds; what is only asked for does not. */
export async function keepTerms(
  { database, clock, settings }: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  { state, terms, codeKeys }: AgreementReport,
): Promise<void> {
  if (state !== 'in-force' && state !== 'suspended') return;
  const { institutionId } = settings;
  const at = clock.now();
  await database.transaction().execute(async (transaction) => {
    const { terms: before } = await selectTerms(transaction, institutionId);
    await upsertTerms(transaction, institutionId, terms, at);
    if (codeKeys) await upsertCodeKeys(transaction, institutionId, codeKeys);
    if (!before || isDeepStrictEqual(before, terms)) return;
    const event = { institutionId, at, event: 'agreement.terms-changed' as const, actor: 'issuer' };
    await recordAudit(transaction, { ...event, detail: { ...terms } });
  });
}
