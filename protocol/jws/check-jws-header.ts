import type { JsonObject } from '../json/json-value.ts';

export type JwsHeaderRefusal = 'wrong-type' | 'wrong-algorithm' | 'critical-header';

/**
 * Explicit typing (RFC 8725 §3.11) and an allow-list of one algorithm (§3.1): `none` and HS256 have no way in.
 * No extension is understood here, so any `crit` is a refusal (RFC 7515 §4.1.11).
 */
export function checkJwsHeader(header: JsonObject, types: readonly string[]): JwsHeaderRefusal | undefined {
  if (typeof header['typ'] !== 'string' || !types.includes(header['typ'])) return 'wrong-type';
  if (header['alg'] !== 'ES256') return 'wrong-algorithm';
  if (Object.hasOwn(header, 'crit')) return 'critical-header';
  return undefined;
}
