import { openOutgoing } from '@mleg/platform/http/outgoing';
import type { Party } from '@mleg/platform/http/party';
import { createWallet } from '@mleg/wallet/create-wallet';
import { builtPages } from './built-pages.ts';
import type { ProcessResources } from './process-resources.ts';
import { nearbyVerifiersOf, registrarsOf } from './relying-parties.ts';

export async function openWallet(resources: ProcessResources): Promise<Party> {
  const { settings, cleanup, clock, log } = resources;
  const { origins } = settings;
  // A way out of its own: anybody names whom the relay asks, so private networks are not for it, named or not.
  const outgoing = openOutgoing({ privateNetworks: [] });
  cleanup.defer(() => outgoing.stop());
  const wallet = await createWallet(
    {
      origin: origins.wallet,
      appDirectory: builtPages(settings, 'wallet/app'),
      trustedIssuers: [origins.issuer],
      defaultIssuer: origins.issuer,
      registrars: await registrarsOf(resources),
      nearbyVerifiers: nearbyVerifiersOf(resources),
      inspections: origins.verifier,
      relay: settings.walletRelay,
      behindProxy: settings.behindProxy,
    },
    { clock, log, fetch: outgoing.fetch },
  );
  cleanup.defer(() => wallet.stop());
  return wallet;
}
