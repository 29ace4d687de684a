import type { KeyBindingContext } from './key-binding.ts';
import { type KeyBindingRefusal, verifyKeyBinding } from './verify-key-binding.ts';
import { type SdJwtRefusal, type SdJwtVerification, type VerifiedSdJwt, verifySdJwt } from './verify-sd-jwt.ts';

export type PresentationVerification = SdJwtVerification & KeyBindingContext & { maxAgeSeconds: number };

export type PresentationRefusal = SdJwtRefusal | KeyBindingRefusal | 'missing-holder-key';

export type VerifiedPresentation = VerifiedSdJwt & { presentedAt: number };

/** Issuer's and holder's part together (RFC 9901 §7.3). There is no switch to do without the holder's. */
export async function verifyPresentation(
  compact: string,
  options: PresentationVerification,
): Promise<VerifiedPresentation | { refused: PresentationRefusal }> {
  const verified = await verifySdJwt(compact, options);
  if ('refused' in verified) return verified;
  if (verified.holderKey === undefined) return { refused: 'missing-holder-key' };
  const bound = await verifyKeyBinding(verified.sdJwt, { ...options, holderKey: verified.holderKey });
  if ('refused' in bound) return bound;
  return { ...verified, presentedAt: bound.issuedAt };
}
