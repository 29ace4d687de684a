import type { OfferCodes } from '@mleg/issuer-contract/issuance-request';
import { credentialOfferLink } from '@mleg/protocol/openid4vci/credential-offer-link';
import { makeManualCode } from '@mleg/student-card/manual-code';
import type { IssuerDeps } from '../deps.ts';
import { makeActivationCode } from './activation-code.ts';

/** Where a wallet fetches the offer of a handle. */
export const offerAddress = (origin: string, handle: string): string => `${origin}/offers/${handle}`;

/** New codes: the handle, as picture and as text, and the activation code that goes another way. */
export function makeOfferCodes({ settings, random }: Pick<IssuerDeps, 'settings' | 'random'>): OfferCodes {
  const manualCode = makeManualCode((n) => random.below(n));
  const offerUri = credentialOfferLink(offerAddress(settings.origin, manualCode));
  return { offerUri, manualCode, activationCode: makeActivationCode(random) };
}
