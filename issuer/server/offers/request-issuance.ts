import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IssuanceRefusal, IssuanceRequest, IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { IssuerDeps } from '../deps.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { holderClaims } from '../subjects/compose-card.ts';
import { type JudgedCard, judgeSubject } from '../subjects/judge-subject.ts';
import { statementDigest } from '../subjects/statement-digest.ts';
import { sealSubject } from '../subjects/subject.ts';
import { endCard } from './ending-store.ts';
import { reportOf } from './issuance-report.ts';
import {
  insertFirstOffers,
  insertOffer,
  lockCard,
  type NewOffer,
  type RequestKey,
  selectBodyDigest,
  selectOffer,
} from './offer-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'journal' | 'keys' | 'clock' | 'pictures' | 'random' | 'wake' | 'reached'>;

export type IssuanceAnswer = { accepted: IssuanceRequestReport } | { refused: IssuanceRefusal };
export type BatchAnswer = { accepted: IssuanceRequestReport } | { requestId: string; refused: IssuanceRefusal };

/**
 * Step 2: takes an order for the codes of a card. Whatever the card had before ends in the same transaction (step 9).
 * The same request again gives the same answer and changes nothing.
 */
export async function requestIssuance(
  deps: Needed,
  institution: Institution,
  request: IssuanceRequest,
): Promise<IssuanceAnswer> {
  const judged = await judgeSubject(deps, institution, request.subject);
  if ('refused' in judged) return (await answerKnown(deps, institution, request)) ?? judged;
  const offer = newOffer(deps, institution, request, judged);
  const ahead = (await insertFirstOffers(deps.database, institution.institutionId, [offer])).get(offer.offerId);
  if (ahead === undefined) {
    const known = (await answerKnown(deps, institution, request)) ?? (await replaceOffer(deps, offer));
    if (known) return known;
  }
  deps.reached('request-stored');
  deps.wake('prepare-offers');
  return { accepted: acceptedReport(offer, judged, ahead) };
}

/** The same for many, answered in their order. The first orders of cards are one statement, all others one by one. */
export async function requestIssuances(
  deps: Needed,
  institution: Institution,
  requests: readonly IssuanceRequest[],
): Promise<BatchAnswer[]> {
  const asked = await Promise.all(
    requests.map(async (request) => {
      const judged = await judgeSubject(deps, institution, request.subject);
      return 'refused' in judged
        ? { request }
        : { request, judged, offer: newOffer(deps, institution, request, judged) };
    }),
  );
  const offers = asked.flatMap(({ offer }) => offer ?? []);
  const stored = await insertFirstOffers(deps.database, institution.institutionId, offers);
  if (stored.size > 0) {
    deps.reached('request-stored');
    deps.wake('prepare-offers');
  }
  const answers: BatchAnswer[] = [];
  for (const { request, offer, judged } of asked) {
    const ahead = offer && stored.get(offer.offerId);
    const isStored = offer && ahead !== undefined;
    const answer = isStored
      ? { accepted: acceptedReport(offer, judged, ahead) }
      : await requestIssuance(deps, institution, request);
    answers.push('refused' in answer ? { requestId: request.requestId, refused: answer.refused } : answer);
  }
  return answers;
}

/** Ends what the card had, and stores the new order; undefined when it is stored, the answer when it already was. */
async function replaceOffer(deps: Needed, offer: NewOffer): Promise<IssuanceAnswer | undefined> {
  const { institutionId, cardId, acceptedAt: now } = offer;
  const replaced = await changeForGood(deps, async (transaction, facts) => {
    await lockCard(transaction, institutionId, cardId);
    const known = await selectBodyDigest(transaction, offer);
    if (known) return { known };
    const why = { reason: 'replaced', event: 'issuance.replaced', actor: 'institution' } as const;
    const ended = await endCard(transaction, { institutionId, cardId, ...why, now }, facts);
    await insertOffer(transaction, offer);
    return ended;
  });
  if ('known' in replaced) return answerAgain(deps, offer, timingSafeEqual(replaced.known, offer.bodyDigest));
  if (replaced.revoked > 0) deps.wake('publish-status-lists');
  if (replaced.ended > 0) deps.wake('deliver-changes');
  return undefined;
}

async function answerKnown(
  deps: Needed,
  { institutionId }: Institution,
  request: IssuanceRequest,
): Promise<IssuanceAnswer | undefined> {
  const key = { institutionId, requestId: request.requestId };
  const known = await selectBodyDigest(deps.database, key);
  return known && answerAgain(deps, key, timingSafeEqual(known, digestOf(deps, key, request)));
}

async function answerAgain({ database }: Needed, key: RequestKey, sameBody: boolean): Promise<IssuanceAnswer> {
  const offer = await selectOffer(database, key);
  if (!offer || !sameBody) return { refused: 'request-id-reused' };
  return { accepted: reportOf(offer) };
}

function newOffer(
  deps: Needed,
  { institutionId }: Institution,
  request: IssuanceRequest,
  { card, fault }: JudgedCard,
): NewOffer {
  const { requestId, cardId } = request;
  const { cardType, claims } = card;
  const key = { institutionId, requestId };
  const offerId = makeUuid(deps.random);
  const sealedSubject = sealSubject(deps, { institutionId, offerId }, holderClaims(cardType, claims));
  const bodyDigest = digestOf(deps, key, request);
  return {
    ...key,
    offerId,
    cardId,
    cardType,
    bodyDigest,
    statementDigest: statementDigest(deps, institutionId, card),
    sealedSubject,
    // Here the claims are in clear anyway: the worker need not open them again to make codes.
    failure: fault ? 'invalid-claims' : null,
    acceptedAt: deps.clock.now(),
  };
}

const acceptedReport = (
  { requestId, cardId, acceptedAt }: NewOffer,
  { warnings }: Pick<JudgedCard, 'warnings'>,
  ahead = 0,
): IssuanceRequestReport => ({
  requestId,
  cardId,
  state: 'accepted',
  sequence: 1,
  changedAt: acceptedAt.toISOString(),
  queuePlace: ahead,
  ...(warnings.length > 0 ? { warnings } : {}),
});

/** Keyed, because the body names a person. Zod has put its members into the schema's order. */
function digestOf({ keys }: Needed, key: RequestKey, request: IssuanceRequest): Buffer {
  return createHmac('sha256', keys.pepper)
    .update(`issuance-request\0${key.institutionId}\0`)
    .update(JSON.stringify(request))
    .digest();
}
