import { parseUrl } from '../url/parse-url.ts';

/** The target without query and fragment, normalised as RFC 3986 §6.2.2–6.2.3 says (RFC 9449 §4.3 step 9). */
export function dpopUrl(target: string): string | undefined {
  const url = parseUrl(target);
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  return url.origin + url.pathname;
}
