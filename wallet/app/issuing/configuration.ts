import type { TrustedIssuers } from '@mleg/wallet-core/trust/trusted-issuers';

/** From the wallet's own server; the service worker keeps the last one for times without a network. */
export async function loadConfiguration(): Promise<TrustedIssuers | undefined> {
  try {
    const response = await fetch('/configuration.json', { credentials: 'omit' });
    return response.ok ? readConfiguration(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

function readConfiguration(json: unknown): TrustedIssuers | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { trustedIssuers, defaultIssuer } = json as Record<string, unknown>;
  if (!Array.isArray(trustedIssuers) || typeof defaultIssuer !== 'string') return undefined;
  return { issuers: trustedIssuers.filter((issuer) => typeof issuer === 'string'), defaultIssuer };
}
