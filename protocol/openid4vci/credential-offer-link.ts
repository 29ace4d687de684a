import { parseStrictJson } from '../json/parse-strict-json.ts';
import { parseUrl } from '../url/parse-url.ts';
import { type CredentialOffer, credentialOfferSchema } from './credential-offer.ts';
import { secureUrlSchema } from './issuer-identifier.ts';

export const CREDENTIAL_OFFER_SCHEME = 'openid-credential-offer:';
const MAX_LENGTH = 16_384;

export type CredentialOfferLink =
  | { ok: true; offer: CredentialOffer }
  | { ok: true; offerUri: string }
  | { refused: 'too-large' | 'not-an-offer' | 'ambiguous-offer' | 'malformed-offer' | 'insecure-offer-uri' };

/** The text of a QR code or link (OpenID4VCI 1.0 §4.1.3). `endpoint` may be a wallet's own https address. */
export function credentialOfferLink(offerUri: string, endpoint = `${CREDENTIAL_OFFER_SCHEME}//`): string {
  return `${endpoint}?credential_offer_uri=${encodeURIComponent(offerUri)}`;
}

/** Reads what was scanned, pasted or followed. Nothing is fetched: whether to is the wallet's decision. */
export function parseCredentialOfferLink(text: string): CredentialOfferLink {
  if (text.length > MAX_LENGTH) return { refused: 'too-large' };
  const url = parseUrl(text.trim());
  if (url === undefined || ![CREDENTIAL_OFFER_SCHEME, 'https:', 'http:'].includes(url.protocol))
    return { refused: 'not-an-offer' };
  const values = url.searchParams.getAll('credential_offer');
  const references = url.searchParams.getAll('credential_offer_uri');
  const [value, reference] = [values[0], references[0]];
  if (values.length + references.length > 1) return { refused: 'ambiguous-offer' };
  if (reference !== undefined) {
    return secureUrlSchema.safeParse(reference).success
      ? { ok: true, offerUri: reference }
      : { refused: 'insecure-offer-uri' };
  }
  if (value === undefined) return { refused: 'not-an-offer' };
  const offer = parseCredentialOffer(value);
  return offer === undefined ? { refused: 'malformed-offer' } : { ok: true, offer };
}

/** The JSON of an offer, given by value or fetched from its address. */
export function parseCredentialOffer(json: string): CredentialOffer | undefined {
  const parsed = parseStrictJson(json, { maxLength: MAX_LENGTH });
  return 'ok' in parsed ? credentialOfferSchema.safeParse(parsed.value).data : undefined;
}
