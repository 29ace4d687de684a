import type { TrustedIssuers } from '@mleg/wallet-core/trust/trusted-issuers';
import type { TrustedVerifiers } from '@mleg/wallet-core/trust/trusted-verifiers';

export interface Configuration {
  trusted: TrustedIssuers;
  verifiers: TrustedVerifiers;
}

/** From the wallet's own server; the service worker keeps the last one for times without a network. */
export async function loadConfiguration(): Promise<Configuration | undefined> {
  try {
    const response = await fetch('/configuration.json', { credentials: 'omit' });
    return response.ok ? readConfiguration(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

function readConfiguration(json: unknown): Configuration | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { trustedIssuers, defaultIssuer, registrars, nearbyVerifiers, inspections, relay } = json as Record<
    string,
    unknown
  >;
  if (!Array.isArray(trustedIssuers) || typeof defaultIssuer !== 'string') return undefined;
  return {
    trusted: { issuers: texts(trustedIssuers), defaultIssuer },
    verifiers: {
      registrars: texts(registrars),
      nearby: texts(nearbyVerifiers),
      ...(typeof inspections === 'string' && { inspections }),
      ...(relay === true && { relay: location.origin }),
    },
  };
}

const texts = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((entry): entry is string => typeof entry === 'string') : [];
