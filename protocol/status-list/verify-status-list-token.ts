import type { JsonObject } from '../json/json-value.ts';
import { checkJwsHeader, type JwsHeaderRefusal } from '../jws/check-jws-header.ts';
import { checkValidity, type ValidityRefusal } from '../jws/check-times.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type VerifyEs256, verifyEs256WebCrypto } from '../jws/es256.ts';
import { hasSignatureBy } from '../jws/has-signature-by.ts';
import { type ParseJwsRefusal, parseJws } from '../jws/parse-jws.ts';
import { type DecodeStatusListRefusal, decodeStatusList } from './decode-status-list.ts';
import { STATUS_LIST_TYPE } from './prepare-status-list-token.ts';
import type { StatusBits } from './status-bits.ts';

export type StatusListVerification = {
  /** From the referenced token, exactly. */
  uri: string;
  /**
   * The key, if header and claims lead to one trusted to sign the status lists of the very issuer whose token is being
   * checked; `undefined` otherwise. Another trusted issuer's list says nothing about it.
   */
  resolveIssuerKey(header: JsonObject, claims: JsonObject): EcPublicJwk | undefined | Promise<EcPublicJwk | undefined>;
  /** Seconds since 1970. */
  now: number;
  skewSeconds?: number;
  /** Of the list, inflated. */
  maxBytes?: number;
  verifyEs256?: VerifyEs256;
};

export type StatusListRefusal =
  | ParseJwsRefusal
  | JwsHeaderRefusal
  | 'untrusted-issuer-key'
  | 'bad-signature'
  | 'wrong-subject'
  | 'missing-iat'
  | 'malformed-ttl'
  | ValidityRefusal
  | DecodeStatusListRefusal;

export type VerifiedStatusList = { ok: true; list: StatusBits; uri: string; iat: number; exp?: number; ttl?: number };

/** base64url of a list that doesn't compress at all, and room for claims and certificates. */
const MAX_LENGTH = 2_097_152;

/** Token Status List §8.3 steps 3–4. What a refusal means for a card is the caller's rule: never green. */
export async function verifyStatusListToken(
  compact: string,
  options: StatusListVerification,
): Promise<VerifiedStatusList | { refused: StatusListRefusal }> {
  const parsed = parseJws(compact, { maxLength: MAX_LENGTH });
  if ('refused' in parsed) return parsed;
  const { header, payload } = parsed.jws;
  const wrongHeader = checkJwsHeader(header, [STATUS_LIST_TYPE]);
  if (wrongHeader !== undefined) return { refused: wrongHeader };
  const key = await options.resolveIssuerKey(header, payload);
  if (key === undefined) return { refused: 'untrusted-issuer-key' };
  if (!(await hasSignatureBy(key, parsed.jws, options.verifyEs256 ?? verifyEs256WebCrypto)))
    return { refused: 'bad-signature' };
  const refused = checkClaims(payload, options);
  if (refused !== undefined) return { refused };
  const decoded = decodeStatusList(payload['status_list'], options.maxBytes);
  if ('refused' in decoded) return decoded;
  return { ok: true, list: decoded.list, uri: options.uri, ...times(payload) };
}

function checkClaims(payload: JsonObject, options: StatusListVerification): StatusListRefusal | undefined {
  const { sub, iat, ttl } = payload;
  if (sub !== options.uri) return 'wrong-subject';
  if (iat === undefined) return 'missing-iat';
  if (ttl !== undefined && (typeof ttl !== 'number' || ttl <= 0)) return 'malformed-ttl';
  return checkValidity(payload, options);
}

function times({ iat, exp, ttl }: JsonObject): { iat: number; exp?: number; ttl?: number } {
  return {
    iat: Number(iat),
    ...(typeof exp === 'number' ? { exp } : {}),
    ...(typeof ttl === 'number' ? { ttl } : {}),
  };
}
