import type { JsonObject } from '../json/json-value.ts';

/** `now` and all others in seconds since 1970 (RFC 7519 §2, NumericDate). */
export type TimeWindow = { now: number; maxAgeSeconds: number; skewSeconds?: number };

export const DEFAULT_SKEW_SECONDS = 30;

export type ValidityRefusal = 'malformed-time' | 'expired' | 'not-yet-valid' | 'issued-in-future';

/** For things made to last: `exp`, `nbf` and `iat` are optional, but hold where present (RFC 7519 §4.1.4–4.1.6). */
export function checkValidity(
  claims: JsonObject,
  clock: { now: number; skewSeconds?: number },
): ValidityRefusal | undefined {
  const skew = clock.skewSeconds ?? DEFAULT_SKEW_SECONDS;
  const { exp, nbf, iat } = claims;
  if ([exp, nbf, iat].some((time) => time !== undefined && typeof time !== 'number')) return 'malformed-time';
  if (typeof exp === 'number' && clock.now >= exp + skew) return 'expired';
  if (typeof nbf === 'number' && clock.now < nbf - skew) return 'not-yet-valid';
  if (typeof iat === 'number' && iat > clock.now + skew) return 'issued-in-future';
  return undefined;
}

export type ProofTimeRefusal = 'missing-iat' | 'stale' | ValidityRefusal;

/**
 * For proofs made for one moment: `iat` is required and lies in [now − maxAge − skew, now + skew]. Whoever also says
 * until or from when their proof holds is believed (RFC 7519 §4.1.4, §4.1.5; RFC 9901 §7.3).
 */
export function checkProofTimes(claims: JsonObject, window: TimeWindow): ProofTimeRefusal | undefined {
  const { iat } = claims;
  if (typeof iat !== 'number') return 'missing-iat';
  if (iat < window.now - window.maxAgeSeconds - (window.skewSeconds ?? DEFAULT_SKEW_SECONDS)) return 'stale';
  return checkValidity(claims, window);
}
