import type { AgreementState } from '@mleg/issuer-contract/agreement';
import type { IssuanceRefusal } from '@mleg/issuer-contract/issuance-request';
import type { CardSubject } from '@mleg/student-card/card-claims';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { IssuerDeps } from '../deps.ts';
import type { Institution } from '../institutions/institution-store.ts';

export type SubjectRefusal = Exclude<IssuanceRefusal, 'request-id-reused'>;

/** An institution may have cards issued while its agreement is in force, and in no other state. */
const WITHOUT_AGREEMENT: Readonly<Record<AgreementState, SubjectRefusal | undefined>> = {
  applied: 'agreement-pending',
  'asked-back': 'agreement-pending',
  'in-force': undefined,
  suspended: 'institution-suspended',
  refused: 'agreement-refused',
  ended: 'agreement-ended',
};

/** Why an institution may not have this stated in a card. */
export function refuseSubject(
  { clock }: Pick<IssuerDeps, 'clock'>,
  institution: Institution,
  { cardType, claims }: CardSubject,
): SubjectRefusal | undefined {
  const withoutAgreement = WITHOUT_AGREEMENT[institution.state];
  if (withoutAgreement) return withoutAgreement;
  if (!institution.policies.cardTypes.includes(cardType)) return 'card-type-not-agreed';
  if (claims.institution_id !== institution.registryNumber) return 'foreign-institution-number';
  if (claims.date_of_expiry < dateInWarsaw(clock.now())) return 'card-expired';
  return undefined;
}
