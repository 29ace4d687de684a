import type { AgreementDetail, AgreementSummary } from '@mleg/issuer-contract/desk';
import { termsOf } from '@mleg/issuer-contract/institution';
import type { IssuerDeps } from '../deps.ts';
import type { Staff } from '../desk-sign-in/staff.ts';
import { registrationOf } from '../institutions/code-key.ts';
import { countCards } from './agreement-cards-store.ts';
import { selectAgreement, selectAgreements, selectMessages } from './agreement-store.ts';
import { isOwnApplication } from './own-application.ts';
import { readWaiting } from './read-waiting.ts';
import { readWeighed } from './read-weighed.ts';

/** The desk's list, with what of it waits for the reader's word. */
export async function readSummaries(
  { database }: Pick<IssuerDeps, 'database'>,
  staff: Staff,
): Promise<AgreementSummary[]> {
  const agreements = await selectAgreements(database);
  const waiting = await readWaiting({ database }, staff, agreements);
  return agreements.map(({ institution, changedAt, askedChange }) => {
    const { institutionId, name, kind, registryNumber, state } = institution;
    return {
      institutionId,
      name,
      kind,
      registryNumber,
      state,
      changedAt: changedAt.toISOString(),
      changeAsked: askedChange !== undefined,
      said: waiting.get(institutionId)?.said ?? 0,
      waitsForMe: waiting.get(institutionId)?.forMe ?? false,
    };
  });
}

/** One agreement as the desk sees it, with what a decision about it would touch. */
export async function readAgreement(
  { database, clock }: Pick<IssuerDeps, 'database' | 'clock'>,
  staff: Staff,
  institutionId: string,
): Promise<AgreementDetail | undefined> {
  const agreement = await selectAgreement(database, institutionId);
  if (!agreement) return undefined;
  const { state, vouched } = agreement.institution;
  const registration = registrationOf(agreement.institution, clock.now());
  return {
    registration,
    state,
    version: agreement.version,
    changedAt: agreement.changedAt.toISOString(),
    ...(agreement.parties ? { parties: agreement.parties } : {}),
    ...(agreement.endOfCards ? { endOfCards: agreement.endOfCards } : {}),
    terms: termsOf(registration.policies),
    ...(vouched ? { vouched } : {}),
    ...(agreement.askedChange ? { askedChange: agreement.askedChange } : {}),
    cards: await countCards(database, institutionId),
    messages: await selectMessages(database, institutionId),
    own: await isOwnApplication(database, agreement, staff),
    twoPeople: await readWeighed(database, staff, agreement),
  };
}
