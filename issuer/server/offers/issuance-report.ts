import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import type { Selectable } from 'kysely';
import type { OfferTable } from '../database/schema.ts';

export type ReportedOffer = Pick<
  Selectable<OfferTable>,
  | 'offer_id'
  | 'institution_id'
  | 'request_id'
  | 'card_id'
  | 'state'
  | 'sequence'
  | 'changed_at'
  | 'sealed_codes'
  | 'expires_at'
  | 'attempts_left'
  | 'activated_at'
  | 'device'
  | 'failure'
  | 'card_status'
  | 'card_status_reason'
  | 'suspended_until'
  | 'renewed_at'
  | 'restate_asked_at'
> & { queue_place: number | null; update_waiting: boolean };

/** One request as its institution may see it. */
export function reportOf(offer: ReportedOffer): IssuanceRequestReport {
  return {
    requestId: offer.request_id,
    cardId: offer.card_id,
    state: offer.state,
    sequence: offer.sequence,
    changedAt: offer.changed_at.toISOString(),
    ...(offer.queue_place === null ? {} : { queuePlace: offer.queue_place }),
    ...(offer.state === 'ready' ? reportOfCodes(offer) : {}),
    ...(offer.state !== 'failed' || offer.failure === null ? {} : { failure: offer.failure }),
    ...(offer.state === 'activated' ? reportOfCard(offer) : {}),
  };
}

function reportOfCodes({ sealed_codes, expires_at, attempts_left }: ReportedOffer): Partial<IssuanceRequestReport> {
  return {
    ...(sealed_codes === null ? {} : { sealedCodes: sealed_codes }),
    ...(expires_at === null ? {} : { expiresAt: expires_at.toISOString() }),
    ...(attempts_left === null ? {} : { attemptsLeft: attempts_left }),
  };
}

function reportOfCard(offer: ReportedOffer): Partial<IssuanceRequestReport> {
  return {
    ...(offer.activated_at === null ? {} : { activatedAt: offer.activated_at.toISOString() }),
    ...(offer.device === null ? {} : { device: offer.device }),
    ...(offer.card_status === null ? {} : { cardStatus: offer.card_status }),
    ...(offer.card_status_reason === null ? {} : { cardStatusReason: offer.card_status_reason }),
    ...(offer.card_status === 'suspended' && offer.suspended_until !== null
      ? { suspendedUntil: offer.suspended_until.toISOString() }
      : {}),
    ...(offer.renewed_at === null ? {} : { renewedAt: offer.renewed_at.toISOString() }),
    ...(offer.update_waiting ? { updateWaiting: true } : {}),
    ...(offer.restate_asked_at === null ? {} : { restate: true }),
  };
}
