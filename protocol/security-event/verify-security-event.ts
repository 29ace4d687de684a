import * as z from 'zod';
import { isJsonObject, type JsonObject } from '../json/json-value.ts';
import { checkJwsHeader, type JwsHeaderRefusal } from '../jws/check-jws-header.ts';
import { checkProofTimes, type ProofTimeRefusal, type TimeWindow } from '../jws/check-times.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type VerifyEs256, verifyEs256WebCrypto } from '../jws/es256.ts';
import { hasSignatureBy } from '../jws/has-signature-by.ts';
import { type ParseJwsRefusal, parseJws } from '../jws/parse-jws.ts';
import { SECURITY_EVENT_TYPE } from './prepare-security-event.ts';

export type SecurityEventVerification = TimeWindow & {
  issuer: string;
  /** This receiver, as the transmitter names it. */
  audience: string;
  resolveKey(header: JsonObject): EcPublicJwk | undefined | Promise<EcPublicJwk | undefined>;
  verifyEs256?: VerifyEs256;
};

export type SecurityEventRefusal =
  | ParseJwsRefusal
  | JwsHeaderRefusal
  | 'unknown-key'
  | 'bad-signature'
  | 'malformed-claims'
  | 'wrong-issuer'
  | 'wrong-audience'
  | ProofTimeRefusal;

const MAX_LENGTH = 65_536;

const claimsSchema = z.looseObject({
  iss: z.string().min(1),
  aud: z.union([z.string(), z.array(z.string())]),
  jti: z.string().min(1).max(128),
  iat: z.number(),
  toe: z.number().optional(),
  txn: z.string().optional(),
  /** Left out so that no other kind of token passes for this one (RFC 8417 §2.2, §4.4). */
  exp: z.never().optional(),
  events: z
    .record(z.string(), z.custom<JsonObject>(isJsonObject))
    .refine((events) => Object.keys(events).length > 0, 'no event'),
});

export type VerifiedSecurityEvent = {
  ok: true;
  /** Seen before: accept it and do nothing, since delivery is repeated until it is acknowledged. */
  jti: string;
  iat: number;
  toe?: number | undefined;
  txn?: string | undefined;
  events: Record<string, JsonObject>;
};

/** RFC 8417 §2, RFC 8935 §2. `maxAgeSeconds` must outlast the transmitter's last retry. */
export async function verifySecurityEvent(
  compact: string,
  options: SecurityEventVerification,
): Promise<VerifiedSecurityEvent | { refused: SecurityEventRefusal }> {
  const parsed = parseJws(compact, { maxLength: MAX_LENGTH });
  if ('refused' in parsed) return parsed;
  const wrongHeader = checkJwsHeader(parsed.jws.header, [SECURITY_EVENT_TYPE]);
  if (wrongHeader !== undefined) return { refused: wrongHeader };
  const key = await options.resolveKey(parsed.jws.header);
  if (key === undefined) return { refused: 'unknown-key' };
  if (!(await hasSignatureBy(key, parsed.jws, options.verifyEs256 ?? verifyEs256WebCrypto)))
    return { refused: 'bad-signature' };

  const claims = claimsSchema.safeParse(parsed.jws.payload);
  if (!claims.success) return { refused: 'malformed-claims' };
  const { iss, aud, jti, iat, toe, txn, events } = claims.data;
  if (iss !== options.issuer) return { refused: 'wrong-issuer' };
  if (![aud].flat().includes(options.audience)) return { refused: 'wrong-audience' };
  const untimely = checkProofTimes(parsed.jws.payload, options);
  return untimely === undefined ? { ok: true, jti, iat, toe, txn, events } : { refused: untimely };
}
