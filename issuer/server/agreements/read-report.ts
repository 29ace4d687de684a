import type { AgreementReport } from '@mleg/issuer-contract/agreement';
import { termsOf } from '@mleg/issuer-contract/institution';
import type { IssuerDeps } from '../deps.ts';
import { registrationOf } from '../institutions/code-key.ts';
import { selectAgreement, selectMessages } from './agreement-store.ts';
import { readCodeKeys } from './name-code-key.ts';

/** The agreement as its institution may see it: the Ministry speaks with one voice, without its clerks' names. */
export async function readReport(
  deps: Pick<IssuerDeps, 'database' | 'clock' | 'keys'>,
  institutionId: string,
): Promise<AgreementReport | undefined> {
  const agreement = await selectAgreement(deps.database, institutionId);
  if (!agreement) return undefined;
  const { institution, parties, endOfCards, askedChange, changedAt } = agreement;
  const { state, vouched } = institution;
  const registration = registrationOf(institution, deps.clock.now());
  const codeKeys = readCodeKeys(deps, institution);
  const messages = await selectMessages(deps.database, institutionId);
  return {
    state,
    changedAt: changedAt.toISOString(),
    ...(endOfCards ? { endOfCards } : {}),
    ...(parties ? { application: { registration, ...parties } } : {}),
    terms: termsOf(registration.policies),
    ...(vouched ? { vouched } : {}),
    ...(askedChange ? { askedChange } : {}),
    ...(codeKeys ? { codeKeys } : {}),
    messages: messages.map(({ by: _staff, ...message }) => message),
  };
}
