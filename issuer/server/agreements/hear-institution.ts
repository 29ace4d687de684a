import {
  AGREEMENT_JWT_TYPE,
  type AgreementApplication,
  type AgreementRefusal,
  type AgreementReport,
  type AgreementSaying,
  agreementSayingSchema,
  isDemoNumber,
} from '@mleg/issuer-contract/agreement';
import type { PublicJwk } from '@mleg/issuer-contract/institution';
import { decodeJwt, type JWTPayload } from 'jose';
import type { IssuerDeps } from '../deps.ts';
import { verifyInstitutionJwt } from '../institution-sign-in/verify-institution-jwt.ts';
import { isUsableKey } from '../keys/issuer-keys.ts';
import { type Agreement, selectAgreement } from './agreement-store.ts';
import { answerQuestion } from './answer-question.ts';
import { applyForAgreement } from './apply-for-agreement.ts';
import { askForChange } from './ask-for-change.ts';
import { isSameKey } from './is-same-key.ts';
import { nameCodeKey } from './name-code-key.ts';
import { readReport } from './read-report.ts';

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'keys' | 'limits' | 'settings' | 'institutions'>;

/** `invalid`: paths of the members that are wrong, never what was in them. */
export type Heard =
  | { report: AgreementReport }
  | { refused: AgreementRefusal; invalid?: string[] }
  | { refused: 'too-many'; retryAfterSeconds: number };

/**
 * Takes what an institution says about its agreement, signed by the key that the agreement is or will be about.
 * @param address where it comes from: whom nobody has heard of before is counted by it
 */
export async function hearInstitution(deps: Needed, jwt: string, address: string): Promise<Heard> {
  const claimed = readClaims(jwt);
  const parsed = agreementSayingSchema.safeParse(claimed?.['say']);
  const institutionId = claimed?.iss;
  if (!parsed.success) return { refused: 'invalid', invalid: parsed.error.issues.map(({ path }) => path.join('.')) };
  if (institutionId === undefined) return { refused: 'invalid', invalid: ['iss'] };
  const agreement = await selectAgreement(deps.database, institutionId);
  const signer = signerOf(parsed.data, agreement);
  if ('refused' in signer) return signer;
  const { origin } = deps.settings;
  const expected = { institutionId, key: signer.key, audience: [`${origin}/institution-api/agreement`] };
  const verified = await verifyInstitutionJwt(deps, jwt, { ...expected, typ: AGREEMENT_JWT_TYPE });
  if (!verified) return { refused: 'wrong-signature' };
  if (hasDemoNumber(deps, parsed.data))
    return { refused: 'invalid', invalid: ['application.registration.registryNumber'] };
  const over = isNew(parsed.data, agreement) ? await deps.limits.count('new-applications', address) : undefined;
  if (over) return { refused: 'too-many', retryAfterSeconds: over.retryAfterSeconds };
  const refused = await act(deps, institutionId, parsed.data, agreement);
  if (refused) return { refused };
  const report = await readReport(deps, institutionId);
  return report ? { report } : { refused: 'unknown-institution' };
}

/** Another one for a clerk to look at: no correction, and nobody who was here before comes back. */
const isNew = (said: AgreementSaying, agreement: Agreement | undefined): boolean =>
  said.kind === 'apply' &&
  !(agreement && isSameKey(agreement.institution.signingKey, said.application.registration.signingKey));

/** In no public register: nobody could compare it with anything. */
const hasDemoNumber = ({ settings }: Needed, said: AgreementSaying): boolean =>
  said.kind === 'apply' && !settings.demonstration && isDemoNumber(said.application.registration.registryNumber);

async function act(
  deps: Needed,
  institutionId: string,
  said: AgreementSaying,
  agreement: Agreement | undefined,
): Promise<AgreementRefusal | undefined> {
  if (said.kind === 'apply') {
    if (said.application.registration.institutionId !== institutionId) return 'wrong-signature';
    return applyForAgreement(deps, said.application, agreement);
  }
  if (said.kind === 'code-key') {
    return agreement ? nameCodeKey(deps, said, agreement.institution) : 'unknown-institution';
  }
  if (said.kind === 'change') return agreement ? askForChange(deps, said, agreement) : 'unknown-institution';
  return said.kind === 'answer' ? answerQuestion(deps, institutionId, said.text) : undefined;
}

/**
 * Whose signature counts. An id belongs to the key it first came with; only where it was refused and never in force,
 * and so never had a card, may somebody else apply under it.
 */
function signerOf(
  said: AgreementSaying,
  agreement: Agreement | undefined,
): { key: PublicJwk } | { refused: AgreementRefusal } {
  if (said.kind !== 'apply') {
    return agreement ? { key: agreement.institution.signingKey } : { refused: 'unknown-institution' };
  }
  const { signingKey } = said.application.registration;
  if (!usable(said.application)) return { refused: 'unusable-key' };
  if (!agreement || isSameKey(agreement.institution.signingKey, signingKey)) return { key: signingKey };
  const isFree = agreement.institution.state === 'refused' && !agreement.wasInForce;
  return isFree ? { key: signingKey } : { refused: 'institution-id-taken' };
}

const usable = ({ registration }: AgreementApplication) =>
  isUsableKey(registration.signingKey) && isUsableKey(registration.encryptionKey);

function readClaims(jwt: string): JWTPayload | undefined {
  try {
    return decodeJwt(jwt);
  } catch {
    return undefined;
  }
}
