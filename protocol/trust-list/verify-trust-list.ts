import type { JsonObject } from '../json/json-value.ts';
import { checkJwsHeader } from '../jws/check-jws-header.ts';
import { checkValidity } from '../jws/check-times.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type VerifyEs256, verifyEs256WebCrypto } from '../jws/es256.ts';
import { hasSignatureBy } from '../jws/has-signature-by.ts';
import { parseJws } from '../jws/parse-jws.ts';
import { TRUST_LIST_TYPE, type TrustList, trustListSchema } from './trust-list.ts';

export type TrustListRefusal =
  | 'malformed'
  | 'untrusted-issuer-key'
  | 'bad-signature'
  | 'foreign-issuer'
  | 'expired'
  | 'issued-in-future';

export interface TrustListExpectation {
  issuer: string;
  /** The key, if the header's chain leads to the anchor of that issuer. */
  resolveIssuerKey: (header: JsonObject) => EcPublicJwk | undefined;
  /** Seconds since 1970. */
  now: number;
  verifyEs256?: VerifyEs256;
}

/** A country's schools are 3 MB. */
const MAX_LENGTH = 16_777_216;

export async function verifyTrustList(
  compact: string,
  { issuer, resolveIssuerKey, now, verifyEs256 = verifyEs256WebCrypto }: TrustListExpectation,
): Promise<{ ok: true; trustList: TrustList } | { refused: TrustListRefusal }> {
  const parsed = parseJws(compact, { maxLength: MAX_LENGTH });
  if ('refused' in parsed) return { refused: 'malformed' };
  const { header, payload } = parsed.jws;
  if (checkJwsHeader(header, [TRUST_LIST_TYPE]) !== undefined) return { refused: 'malformed' };
  const key = resolveIssuerKey(header);
  if (key === undefined) return { refused: 'untrusted-issuer-key' };
  if (!(await hasSignatureBy(key, parsed.jws, verifyEs256))) return { refused: 'bad-signature' };
  const read = trustListSchema.safeParse(payload);
  if (!read.success) return { refused: 'malformed' };
  if (read.data.iss !== issuer) return { refused: 'foreign-issuer' };
  const untimely = checkValidity(payload, { now });
  if (untimely === undefined) return { ok: true, trustList: read.data };
  return { refused: untimely === 'issued-in-future' ? untimely : 'expired' };
}
