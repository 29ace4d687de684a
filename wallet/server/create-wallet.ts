import type { Party } from '@mleg/platform/http/party';
import { createApp } from './app.ts';
import type { WalletResources } from './deps.ts';
import { type WalletSettingsInput, walletSettingsSchema } from './settings.ts';

/**
 * The wallet's server: hands out the app and the lists of issuers and registrars it trusts, and knows nothing of
 * anybody's cards. It keeps no data, sets no cookie, does nothing beside requests, and logs none of them. Throws where
 * the settings are wrong, naming which.
 */
export async function createWallet(input: WalletSettingsInput, resources: WalletResources): Promise<Party> {
  const app = await createApp({ ...resources, settings: walletSettingsSchema.parse(input) });
  return {
    fetch: (request) => app.fetch(request),
    work: async () => undefined,
    stop: async () => undefined,
  };
}
