import type { OfferCodes } from '@mleg/issuer-contract/issuance-request';
import { credentialOfferLink } from '@mleg/protocol/openid4vci/credential-offer-link';
import { makeManualCode } from '@mleg/student-card/manual-code';
import { CompactEncrypt, importJWK } from 'jose';
import type { IssuerDeps } from '../deps.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { makeActivationCode } from './activation-code.ts';

/** Where a wallet fetches the offer of a handle. */
export const offerAddress = (origin: string, handle: string): string => `${origin}/offers/${handle}`;

/** New codes: the handle, as picture and as text, and the activation code that goes another way. */
export function makeOfferCodes({ settings, random }: Pick<IssuerDeps, 'settings' | 'random'>): OfferCodes {
  const manualCode = makeManualCode((n) => random.below(n));
  const offerUri = credentialOfferLink(offerAddress(settings.origin, manualCode));
  return { offerUri, manualCode, activationCode: makeActivationCode(random) };
}

export type SealCodes = (codes: OfferCodes) => Promise<string>;

/** Seals to one institution's key; after that the issuer itself cannot read the codes (ADR 0012). */
export async function codeSealer({ encryptionKey }: Institution): Promise<SealCodes> {
  const { kid, kty, crv, x, y } = encryptionKey;
  const key = await importJWK({ kty, crv, x, y }, 'ECDH-ES');
  return (codes) =>
    new CompactEncrypt(Buffer.from(JSON.stringify(codes)))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid, cty: 'application/json' })
      .encrypt(key);
}
