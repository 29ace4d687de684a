import { type EcPublicJwk, sameKey } from '../jws/ec-public-jwk.ts';
import { type SdJwtRefusal, type SdJwtVerification, type VerifiedSdJwt, verifySdJwt } from './verify-sd-jwt.ts';

export type IssuedSdJwtRefusal = SdJwtRefusal | 'already-bound' | 'missing-holder-key' | 'bound-to-another-key';

/** What a holder checks when a credential arrives (RFC 9901 §7.2): whole, genuine, and bound to the key it asked for. */
export async function verifyIssuedSdJwt(
  compact: string,
  options: SdJwtVerification & { holderKey: EcPublicJwk },
): Promise<VerifiedSdJwt | { refused: IssuedSdJwtRefusal }> {
  const verified = await verifySdJwt(compact, options);
  if ('refused' in verified) return verified;
  if (verified.sdJwt.keyBindingJwt !== undefined) return { refused: 'already-bound' };
  if (verified.holderKey === undefined) return { refused: 'missing-holder-key' };
  return sameKey(verified.holderKey, options.holderKey) ? verified : { refused: 'bound-to-another-key' };
}
