import type { JsonObject } from '../json/json-value.ts';
import { checkProofTimes, type ProofTimeRefusal, type TimeWindow } from '../jws/check-times.ts';
import type { Sha256, VerifyEs256 } from '../jws/es256.ts';
import { type EmbeddedKeyJwsRefusal, verifyEmbeddedKeyJws } from '../jws/verify-embedded-key-jws.ts';
import { accessTokenHash } from './access-token-hash.ts';
import { DPOP_TYPE } from './dpop-type.ts';
import { dpopUrl } from './dpop-url.ts';
import { jwkThumbprint } from './jwk-thumbprint.ts';

export const DPOP_MAX_AGE_SECONDS = 60;
const MAX_LENGTH = 8_192;
const MAX_JTI_LENGTH = 128;

export type DpopVerification = Omit<TimeWindow, 'maxAgeSeconds'> & {
  /** The request's own method and URL, as the outside world addresses us. */
  method: string;
  url: string;
  /** The token in the Authorization header; absent at the token endpoint. */
  accessToken?: string;
  maxAgeSeconds?: number;
  verifyEs256?: VerifyEs256;
  sha256?: Sha256;
};

export type DpopRefusal =
  | EmbeddedKeyJwsRefusal
  | 'missing-jti'
  | 'oversized-jti'
  | 'wrong-method'
  | 'wrong-url'
  | ProofTimeRefusal
  | 'missing-token-hash'
  | 'wrong-token-hash';

/** `jti` was not seen before within the window, `jkt` is the token's: both are the caller's to check. */
export type VerifiedDpop = { ok: true; jkt: string; jti: string; iat: number; nonce?: string };

/** A DPoP proof (RFC 9449 §4.3). Every refusal is `invalid_dpop_proof` on the wire. */
export async function verifyDpop(
  proof: string,
  options: DpopVerification,
): Promise<VerifiedDpop | { refused: DpopRefusal }> {
  const verified = await verifyEmbeddedKeyJws(proof, { ...options, type: DPOP_TYPE, maxLength: MAX_LENGTH });
  if ('refused' in verified) return verified;
  const { jti, iat, nonce } = verified.payload;
  if (typeof jti !== 'string' || jti === '') return { refused: 'missing-jti' };
  if (jti.length > MAX_JTI_LENGTH) return { refused: 'oversized-jti' };
  const refused = checkTarget(verified.payload, options) ?? (await checkToken(verified.payload, options));
  if (refused !== undefined) return { refused };
  const result = { ok: true as const, jkt: await jwkThumbprint(verified.jwk, options.sha256), jti, iat: Number(iat) };
  return typeof nonce === 'string' ? { ...result, nonce } : result;
}

function checkTarget(payload: JsonObject, options: DpopVerification): DpopRefusal | undefined {
  const { htm, htu } = payload;
  if (htm !== options.method) return 'wrong-method';
  if (typeof htu !== 'string' || dpopUrl(htu) === undefined || dpopUrl(htu) !== dpopUrl(options.url))
    return 'wrong-url';
  return checkProofTimes(payload, { ...options, maxAgeSeconds: options.maxAgeSeconds ?? DPOP_MAX_AGE_SECONDS });
}

async function checkToken(payload: JsonObject, options: DpopVerification): Promise<DpopRefusal | undefined> {
  if (options.accessToken === undefined) return undefined;
  if (payload['ath'] === undefined) return 'missing-token-hash';
  const ath = await accessTokenHash(options.accessToken, options.sha256);
  return payload['ath'] === ath ? undefined : 'wrong-token-hash';
}
