import { DAY, MINUTE } from '@mleg/platform/clock/durations';
import type { LimitTable } from '@mleg/platform/limits/limit';
import type { IssuerSettings } from './settings.ts';

export type IssuerLimitName =
  | 'offer-handles'
  | 'minted-codes'
  | 'activation-codes'
  | 'client-assertions'
  | 'agreements'
  | 'new-applications'
  | 'desk-passwords'
  | 'desk-sign-ins'
  | 'enrolment-links';

/** A desk is a dozen people, not a campus. */
const DESK = { counts: 'misses', by: 'address', most: 60, within: 15 * MINUTE } as const;

/** All that the issuer limits; docs/operations.md has the same table for who operates it. */
export function issuerLimits({
  limits: { missesPerMinute, attemptsPerOfferPerMinute },
}: Pick<IssuerSettings, 'limits'>): LimitTable<IssuerLimitName> {
  const misses = { counts: 'misses', by: 'address', most: missesPerMinute, within: MINUTE } as const;
  return {
    'offer-handles': misses,
    'minted-codes': misses,
    // Beside the five that an offer has in all: of a thousand at once the rest is not even looked at (T8).
    'activation-codes': { counts: 'tries', by: 'offer', most: attemptsPerOfferPerMinute, within: MINUTE },
    'client-assertions': misses,
    // Good or not: anybody can make keys and fill the clerks' queue.
    agreements: { ...misses, counts: 'uses' },
    // A school applies once; a town's schools may be behind one address. Each is a clerk's to look at.
    'new-applications': { counts: 'uses', by: 'address', most: 12, within: DAY },
    'desk-passwords': { counts: 'tries', by: 'login', most: 10, within: 15 * MINUTE },
    'desk-sign-ins': DESK,
    'enrolment-links': DESK,
  };
}
