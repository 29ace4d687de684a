import { parseUrl } from '@mleg/protocol/url/parse-url';

/** Who may put cards into this wallet: Credential Issuer Identifiers, as the wallet's operator lists them. */
export interface TrustedIssuers {
  readonly issuers: readonly string[];
  /** Whose codes people type: a typed code has no address in it. */
  readonly defaultIssuer: string;
}

export const isTrustedIssuer = (trusted: TrustedIssuers, issuer: string): boolean => trusted.issuers.includes(issuer);

/** Scheme, host and port all have to be those of a listed issuer. */
export function isTrustedOrigin(trusted: TrustedIssuers, address: string): boolean {
  const origin = parseUrl(address)?.origin;
  return origin !== undefined && trusted.issuers.some((issuer) => parseUrl(issuer)?.origin === origin);
}

export type AddressRefusal = { refused: 'unlisted-issuer'; host: string } | { refused: 'unsafe-address'; host: string };

/**
 * What is wrong with an address that a code names. The wallet sends requests to listed issuers only (W31, W32). Of the
 * other addresses, those that no honest issuer uses are told apart, so that the holder can be warned.
 */
export function refuseAddress(trusted: TrustedIssuers, address: string): AddressRefusal | undefined {
  const url = parseUrl(address);
  if (url === undefined) return { refused: 'unsafe-address', host: '' };
  if (url.username !== '' || url.password !== '') return { refused: 'unsafe-address', host: url.host };
  if (isTrustedOrigin(trusted, address)) return undefined;
  if (url.protocol !== 'https:' || isPrivateHost(url.hostname)) return { refused: 'unsafe-address', host: url.host };
  return { refused: 'unlisted-issuer', host: url.host };
}

/** Names and numbers that mean this device or its network. A URL has brought IPv4 into its dotted form already. */
export function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return true;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname)) return true;
  return !hostname.includes('.') || /\.(local|localhost|internal|home|lan|arpa)$/.test(hostname);
}
