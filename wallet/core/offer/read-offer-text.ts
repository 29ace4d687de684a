import { parseUrl } from '@mleg/protocol/url/parse-url';
import { type ManualCodeRefusal, readManualCode } from '@mleg/student-card/manual-code';
import type { OfferSource } from '../records/offer.ts';
import type { TrustedIssuers } from '../trust/trusted-issuers.ts';

export type OfferTextRefusal = { refused: 'not-a-card-code' } | { refused: ManualCodeRefusal };

const MAX_LENGTH = 8_192;
const OFFER_SCHEMES = ['openid-credential-offer:', 'haip-vci:'];

/** Reads what was scanned, pasted, followed or typed. Nothing is fetched, nothing is believed yet. */
export function readOfferText(trusted: TrustedIssuers, text: string): OfferSource | OfferTextRefusal {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return { refused: 'not-a-card-code' };
  const url = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? parseUrl(trimmed) : undefined;
  if (url !== undefined) return readOfferUrl(url);
  const typed = readManualCode(trimmed);
  if ('code' in typed) return { kind: 'reference', uri: `${trusted.defaultIssuer}/offers/${typed.code}` };
  return looksTyped(trimmed) ? typed : { refused: 'not-a-card-code' };
}

/** `openid-credential-offer://?…`, or a link to a wallet with the same members in its query or behind its `#`. */
function readOfferUrl(url: URL): OfferSource | OfferTextRefusal {
  const isOfferScheme = OFFER_SCHEMES.includes(url.protocol);
  if (!isOfferScheme && url.protocol !== 'https:' && url.protocol !== 'http:') return { refused: 'not-a-card-code' };
  const hidden = url.hash.includes('?') ? url.hash.slice(url.hash.indexOf('?')) : '';
  const members = new URLSearchParams(isOfferScheme || hidden === '' ? url.search : hidden);
  const [uris, values] = [members.getAll('credential_offer_uri'), members.getAll('credential_offer')];
  if (uris.length + values.length !== 1) return { refused: 'not-a-card-code' };
  const [uri] = uris;
  return uri !== undefined ? { kind: 'reference', uri } : { kind: 'value', json: values[0] ?? '' };
}

/** A typing error in a code is reported as one; text from an unrelated QR code is no code at all. */
const looksTyped = (text: string): boolean => text.length <= 24 && /^[\p{L}\p{N}\s.–—-]*$/u.test(text);
