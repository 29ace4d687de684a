import type { EcPublicJwk } from './ec-public-jwk.ts';
import type { VerifyEs256 } from './es256.ts';
import type { ParsedJws } from './parse-jws.ts';

/** Whether the signature is one by this key; a length other than 64 is not worth asking about (RFC 7518 §3.4). */
export async function hasSignatureBy(
  jwk: EcPublicJwk,
  { signingInput, signature }: Pick<ParsedJws, 'signingInput' | 'signature'>,
  verifyEs256: VerifyEs256,
): Promise<boolean> {
  if (signature.length !== 64) return false;
  return verifyEs256(jwk, signingInput, signature);
}
