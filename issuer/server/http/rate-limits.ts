import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { IssuerLimits } from '../settings.ts';

/** Seconds to wait, or undefined where there is room. */
type Verdict = number | undefined;

export interface RateLimits {
  /** Whether this address has missed too often of late. Asking costs nothing. */
  blocked(address: string): Promise<Verdict>;
  /** Counts a code, handle or token that leads nowhere. */
  missed(address: string): Promise<void>;
  /** Counts a try at an offer's codes. */
  attempt(offerId: string): Promise<Verdict>;
}

/**
 * Only misses count against an address: a lecture hall behind one address activates at once and hits every time. Held
 * in memory: a limit per process still bounds what guessing gains, the attempts themselves are counted in the database.
 */
export function createRateLimits({ missesPerMinute, attemptsPerOfferPerMinute }: IssuerLimits): RateLimits {
  const misses = new RateLimiterMemory({ points: missesPerMinute, duration: 60 });
  const attempts = new RateLimiterMemory({ points: attemptsPerOfferPerMinute, duration: 60 });
  return {
    blocked: async (address) => {
      const state = await misses.get(address);
      return state && state.consumedPoints >= missesPerMinute ? seconds(state) : undefined;
    },
    missed: async (address) => {
      await spend(misses, address);
    },
    attempt: (offerId) => spend(attempts, offerId),
  };
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<Verdict> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return seconds(refusal);
    throw refusal;
  }
}

const seconds = ({ msBeforeNext }: RateLimiterRes): number => Math.ceil(msBeforeNext / 1_000);
