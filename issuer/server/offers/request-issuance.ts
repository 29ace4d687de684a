import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IssuanceRefusal, IssuanceRequest, IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import type { IssuerDeps } from '../deps.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { PREPARE_OFFERS } from '../issuer-jobs.ts';
import { endCard } from '../status/revocation-store.ts';
import { dateInWarsaw } from '../warsaw-time.ts';
import { reportOf } from './issuance-report.ts';
import { findBodyDigest, findOffer, insertOffer, lockCard, type RequestKey } from './offer-store.ts';
import { sealSubject } from './subject.ts';
import { makeUuid } from './uuid.ts';

type Needed = Pick<IssuerDeps, 'database' | 'jobs' | 'keys' | 'clock' | 'random' | 'wake' | 'reached'>;

export type IssuanceAnswer = { accepted: IssuanceRequestReport } | { refused: IssuanceRefusal };

/**
 * Step 2: takes an order for the codes of a card. Whatever the card had before ends in the same transaction (step 9).
 * The same request again gives the same answer and changes nothing.
 */
export async function requestIssuance(
  deps: Needed,
  institution: Institution,
  request: IssuanceRequest,
): Promise<IssuanceAnswer> {
  const key = { institutionId: institution.institutionId, requestId: request.requestId };
  const bodyDigest = digestOf(deps, key, request);
  const known = await findBodyDigest(deps.database, key);
  if (known) return answerAgain(deps, key, timingSafeEqual(known, bodyDigest));
  const refused = refusalOf(deps, institution, request);
  if (refused) return { refused };
  const offerId = makeUuid(deps.random);
  const sealedSubject = sealSubject(deps, { ...key, offerId }, request.subject.claims);
  const { cardType } = request.subject;
  const now = deps.clock.now();
  const stored = await deps.database.transaction().execute(async (transaction) => {
    await lockCard(transaction, key.institutionId, request.cardId);
    if (await findBodyDigest(transaction, key)) return 'stored-meanwhile';
    const ending = { ...key, cardId: request.cardId, reason: 'replaced', event: 'issuance.replaced', now } as const;
    const { ended, revoked } = await endCard(transaction, ending);
    const { cardId } = request;
    await insertOffer(transaction, { ...key, offerId, cardId, cardType, bodyDigest, sealedSubject, acceptedAt: now });
    await deps.jobs.enqueue(transaction, PREPARE_OFFERS, {});
    return { ended, revoked };
  });
  if (stored === 'stored-meanwhile') return requestIssuance(deps, institution, request);
  deps.reached('request-stored');
  if (stored.revoked > 0) deps.wake('publish-status-lists');
  if (stored.ended > 0) deps.wake('deliver-changes');
  return answerAgain(deps, key, true);
}

async function answerAgain(deps: Needed, key: RequestKey, sameBody: boolean): Promise<IssuanceAnswer> {
  const offer = await findOffer(deps.database, key);
  if (!offer || !sameBody) return { refused: 'request-id-reused' };
  return { accepted: reportOf(offer) };
}

function refusalOf(
  { clock }: Needed,
  institution: Institution,
  { subject }: IssuanceRequest,
): IssuanceRefusal | undefined {
  if (institution.suspended) return 'institution-suspended';
  if (!institution.policies.cardTypes.includes(subject.cardType)) return 'card-type-not-agreed';
  if (subject.claims.institution_id !== institution.registryNumber) return 'foreign-institution-number';
  if (subject.claims.date_of_expiry < dateInWarsaw(clock.now())) return 'card-expired';
  return undefined;
}

/** Keyed, because the body names a person. Zod has put its members into the schema's order. */
function digestOf({ keys }: Needed, key: RequestKey, request: IssuanceRequest): Buffer {
  return createHmac('sha256', keys.pepper)
    .update(`issuance-request\0${key.institutionId}\0`)
    .update(JSON.stringify(request))
    .digest();
}
