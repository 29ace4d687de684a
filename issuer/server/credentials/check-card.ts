import { epochSeconds } from '@mleg/platform/clock/durations';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import type { CardType } from '@mleg/student-card/card-type';
import { endOfDayInWarsaw } from '@mleg/student-card/warsaw-time';
import type { StatusIndex } from '../status-indexes/status-indexes.ts';
import { lintClaims } from '../subjects/lint-claims.ts';
import type { Subject } from '../subjects/subject.ts';

/** What all copies of a card are made of. */
export interface Card {
  cardType: CardType;
  subject: Subject;
  intendedAt: Date;
  issue: number;
}

/** Where one copy stands in a status list, and the key it is bound to. */
export interface CopyOfCard {
  /** The same number in the same issue gives the same salts. */
  copy: number;
  place: StatusIndex;
  holderKey: EcPublicJwk;
}

/**
 * The times of a card, in seconds; throws on anything that must not be signed. The day of issue is all that is told of
 * its moment, so that copies, and cards issued the same day, cannot be told apart or put together by it (ARF ISSU_36).
 */
export function checkCard({ cardType, subject: { claims }, intendedAt }: Card): { iat: number; exp: number } {
  const fault = lintClaims(cardType, claims);
  if (fault) throw new Error(`A card must not be signed: ${fault}.`);
  const expiresAt = endOfDayInWarsaw(claims.date_of_expiry);
  if (expiresAt <= intendedAt) throw new Error('A card must not be signed: it has expired.');
  return { iat: Math.floor(epochSeconds(intendedAt) / 86_400) * 86_400, exp: epochSeconds(expiresAt) };
}
