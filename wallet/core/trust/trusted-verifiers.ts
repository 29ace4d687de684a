import { parseUrl } from '@mleg/protocol/url/parse-url';
import { isPrivateHost } from './trusted-issuers.ts';

/** What a wallet's operator says about those who may ask for cards. */
export interface TrustedVerifiers {
  /** Certificates of registrars, PEM: the wallet trusts the names and purposes they register. */
  readonly registrars: readonly string[];
  /** Origins that may be asked although they are not public or not on TLS: of a demonstration on one machine. */
  readonly nearby: readonly string[];
  /** Where inspectors leave questions under six digits. */
  readonly inspections?: string;
  /** The wallet's own server where it relays: an address without a path. */
  readonly relay?: string;
}

export function isVerifierAddress({ nearby }: TrustedVerifiers, address: string): boolean {
  const url = parseUrl(address);
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  return nearby.includes(url.origin) || (url.protocol === 'https:' && !isPrivateHost(url.hostname));
}
