import type { Handler } from 'hono';
import type { WalletDeps } from '../deps.ts';
import type { Configuration } from '../settings.ts';

/** Whom the app trusts: asked for at each start, and kept for starts without a network. */
export function configurationEndpoint({ settings }: Pick<WalletDeps, 'settings'>): Handler {
  const { trustedIssuers, defaultIssuer, registrars, nearbyVerifiers, inspections, relay } = settings;
  const configuration: Configuration = {
    trustedIssuers,
    defaultIssuer,
    registrars,
    nearbyVerifiers,
    inspections,
    relay,
  };
  return (context) => context.json(configuration, 200, { 'Cache-Control': 'no-cache' });
}
