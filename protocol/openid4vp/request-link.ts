import { parseUrl } from '../url/parse-url.ts';

/** Where the signed request is, and who says to have signed it (OpenID4VP 1.0 §5.7, RFC 9101 §5.2). */
export type RequestLink = { clientId: string; requestUri: string; method: 'get' | 'post' };

export const PRESENTATION_SCHEME = 'openid4vp:';
/** HAIP 1.0 §5 names a scheme of its own. */
const SCHEMES = [PRESENTATION_SCHEME, 'haip-vp:'];
const MAX_LENGTH = 8_192;

/** The text of a QR code or link. `endpoint` may be a wallet's own https address, also one behind a `#`. */
export function requestLink(
  { clientId, requestUri }: Pick<RequestLink, 'clientId' | 'requestUri'>,
  endpoint = `${PRESENTATION_SCHEME}//`,
): string {
  return `${endpoint}?client_id=${encodeURIComponent(clientId)}&request_uri=${encodeURIComponent(requestUri)}`;
}

export type RequestLinkRefusal = 'not-a-request' | 'malformed-request' | 'unsigned-request';

/** Reads what was scanned, pasted or followed. Nothing is fetched, nothing is believed yet. */
export function readRequestLink(text: string): RequestLink | { refused: RequestLinkRefusal } {
  const url = text.length > MAX_LENGTH ? undefined : parseUrl(text.trim());
  if (url === undefined || ![...SCHEMES, 'https:', 'http:'].includes(url.protocol)) return { refused: 'not-a-request' };
  const hidden = url.hash.includes('?') ? url.hash.slice(url.hash.indexOf('?')) : '';
  const members = new URLSearchParams(hidden === '' || SCHEMES.includes(url.protocol) ? url.search : hidden);
  const [clientIds, uris, methods] = ['client_id', 'request_uri', 'request_uri_method'].map((name) =>
    members.getAll(name),
  ) as [string[], string[], string[]];
  const [clientId, requestUri, method = 'get'] = [clientIds[0], uris[0], methods[0]];
  if (clientId === undefined)
    return { refused: SCHEMES.includes(url.protocol) ? 'malformed-request' : 'not-a-request' };
  // A request that is written into the link itself is not signed (§5): anybody could have written it.
  if (requestUri === undefined) return { refused: 'unsigned-request' };
  if (clientIds.length + uris.length + methods.length > 3 || uris.length > 1 || clientIds.length > 1)
    return { refused: 'malformed-request' };
  return method === 'get' || method === 'post' ? { clientId, requestUri, method } : { refused: 'malformed-request' };
}
