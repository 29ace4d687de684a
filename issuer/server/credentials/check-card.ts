import type { VouchedFacts } from '@mleg/issuer-contract/institution';
import { epochSeconds } from '@mleg/platform/clock/durations';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import type { CardSubject } from '@mleg/student-card/card-claims';
import { dateInWarsaw, endOfDayInWarsaw } from '@mleg/student-card/warsaw-time';
import type { StatusIndex } from '../status-indexes/status-indexes.ts';
import { lintCard } from '../subjects/lint-card.ts';

/** What all copies of a card are made of. */
export interface Card {
  subject: CardSubject;
  /** What the issuer knows of the institution now. */
  vouched: VouchedFacts;
  seed: Buffer;
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
export function checkCard({ subject, vouched, intendedAt }: Card): { iat: number; exp: number } {
  const { fault } = lintCard(vouched, subject, dateInWarsaw(intendedAt));
  if (fault) throw new Error(`A card must not be signed: ${fault}.`);
  const expiresAt = endOfDayInWarsaw(subject.claims.date_of_expiry);
  if (expiresAt <= intendedAt) throw new Error('A card must not be signed: it has expired.');
  return { iat: Math.floor(epochSeconds(intendedAt) / 86_400) * 86_400, exp: epochSeconds(expiresAt) };
}
