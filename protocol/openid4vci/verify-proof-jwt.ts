import type { JsonObject } from '../json/json-value.ts';
import { checkProofTimes, type ProofTimeRefusal, type TimeWindow } from '../jws/check-times.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import type { VerifyEs256 } from '../jws/es256.ts';
import { type EmbeddedKeyJwsRefusal, verifyEmbeddedKeyJws } from '../jws/verify-embedded-key-jws.ts';

export const PROOF_TYPE = 'openid4vci-proof+jwt';
export const PROOF_MAX_AGE_SECONDS = 300;
export const PROOF_MAX_LENGTH = 16_384;
const MAX_NONCE_LENGTH = 512;

export type ProofVerification = Omit<TimeWindow, 'maxAgeSeconds'> & {
  /** The credential issuer's identifier, exactly. */
  issuer: string;
  /**
   * Whether this is the client that got the access token; absent when that was anonymous. An `iss` says nothing then:
   * wallets are to leave it out, and some cannot (Appendix F.1).
   */
  isClient?: (iss: string) => boolean;
  maxAgeSeconds?: number;
  verifyEs256?: VerifyEs256;
};

export type ProofRefusal =
  | EmbeddedKeyJwsRefusal
  | 'ambiguous-key'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'missing-nonce'
  | 'oversized-nonce'
  | ProofTimeRefusal;

/** The nonce is for the caller to consume, in the transaction that issues: fresh, ours, and never seen before. */
export type VerifiedProof = { ok: true; jwk: EcPublicJwk; nonce: string };

/** A key proof of type `jwt` (OpenID4VCI 1.0 Appendix F.1, F.4). Every refusal is `invalid_proof` on the wire. */
export async function verifyProofJwt(
  proof: string,
  options: ProofVerification,
): Promise<VerifiedProof | { refused: ProofRefusal }> {
  const verified = await verifyEmbeddedKeyJws(proof, { ...options, type: PROOF_TYPE, maxLength: PROOF_MAX_LENGTH });
  if ('refused' in verified) return verified;
  // jwk, kid and x5c exclude each other: two keys could be two different keys.
  if (Object.hasOwn(verified.header, 'kid') || Object.hasOwn(verified.header, 'x5c'))
    return { refused: 'ambiguous-key' };
  const { nonce } = verified.payload;
  const refused = checkClaims(verified.payload, options);
  if (refused !== undefined) return { refused };
  if (typeof nonce !== 'string' || nonce === '') return { refused: 'missing-nonce' };
  if (nonce.length > MAX_NONCE_LENGTH) return { refused: 'oversized-nonce' };
  return { ok: true, jwk: verified.jwk, nonce };
}

function checkClaims(payload: JsonObject, options: ProofVerification): ProofRefusal | undefined {
  const { iss, aud } = payload;
  if (options.isClient && iss !== undefined && !(typeof iss === 'string' && options.isClient(iss)))
    return 'wrong-issuer';
  // One audience may stand alone or in an array (RFC 7519 §4.1.3).
  const [audience, ...others] = Array.isArray(aud) ? aud : [aud];
  if (audience !== options.issuer || others.length > 0) return 'wrong-audience';
  return checkProofTimes(payload, { ...options, maxAgeSeconds: options.maxAgeSeconds ?? PROOF_MAX_AGE_SECONDS });
}
