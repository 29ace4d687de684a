import type { AgreementReport } from '@mleg/issuer-contract/agreement';
import { termsOf } from '@mleg/issuer-contract/institution';
import type { IssuerDeps } from '../deps.ts';
import { selectAgreement, selectMessages } from './agreement-store.ts';

/** The agreement as its institution may see it: the Ministry speaks with one voice, without its clerks' names. */
export async function readReport(
  { database }: Pick<IssuerDeps, 'database'>,
  institutionId: string,
): Promise<AgreementReport | undefined> {
  const agreement = await selectAgreement(database, institutionId);
  if (!agreement) return undefined;
  const { institution, parties, endOfCards, askedChange, changedAt } = agreement;
  const { state, vouched, wasInForce: _known, ...registration } = institution;
  const messages = await selectMessages(database, institutionId);
  return {
    state,
    changedAt: changedAt.toISOString(),
    ...(endOfCards ? { endOfCards } : {}),
    ...(parties ? { application: { registration, ...parties } } : {}),
    terms: termsOf(registration.policies),
    ...(vouched ? { vouched } : {}),
    ...(askedChange ? { askedChange } : {}),
    messages: messages.map(({ by: _staff, ...message }) => message),
  };
}
