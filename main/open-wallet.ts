import type { Party } from '@mleg/platform/http/party';
import { createWallet } from '@mleg/wallet/create-wallet';
import { builtPages } from './built-pages.ts';
import type { ProcessResources } from './process-resources.ts';
import { nearbyVerifiersOf, registrarsOf } from './relying-parties.ts';

export async function openWallet(resources: ProcessResources): Promise<Party> {
  const { settings, cleanup, log } = resources;
  const { origins } = settings;
  const wallet = await createWallet(
    {
      origin: origins.wallet,
      appDirectory: builtPages(settings, 'wallet/app'),
      trustedIssuers: [origins.issuer],
      defaultIssuer: origins.issuer,
      registrars: await registrarsOf(resources),
      nearbyVerifiers: nearbyVerifiersOf(resources),
      inspections: origins.verifier,
    },
    { log },
  );
  cleanup.defer(() => wallet.stop());
  return wallet;
}
