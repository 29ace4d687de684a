import * as z from 'zod';
import { parseUrl } from '../url/parse-url.ts';

/** An origin and perhaps a path; compared as a string, never normalised (OpenID4VCI 1.0 §12.2.1). */
export const isIssuerIdentifier = (text: string): boolean => {
  const url = parseUrl(text);
  return url !== undefined && isSecure(url) && !/[?#]/.test(text) && url.username === '' && url.password === '';
};

export const issuerIdentifierSchema = z.string().refine(isIssuerIdentifier, 'https, without query and fragment');

/** An endpoint or document. */
export const secureUrlSchema = z.string().refine((text) => {
  const url = parseUrl(text);
  return url !== undefined && isSecure(url);
}, 'https');

/** Plain HTTP never leaves the machine (a potentially trustworthy origin, W3C Secure Contexts §3.1). */
const isSecure = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' ||
  (protocol === 'http:' && /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname));
