import type { Party } from '@mleg/platform/http/party';
import { fetchWithin } from '@mleg/platform/http/within-time';
import { openLimits } from '@mleg/platform/limits/limits';
import { memoryCounts } from '@mleg/platform/limits/memory-counts';
import { createApp } from './app.ts';
import type { WalletResources } from './deps.ts';
import { VERIFIER_PATIENCE } from './durations.ts';
import { walletLimits } from './limits.ts';
import { type WalletSettingsInput, walletSettingsSchema } from './settings.ts';

/** A request with certificates, registration and logo is a tenth of it. */
const ANSWER_BYTES_MAX = 256 * 1024;

/**
 * The wallet's server: hands out the app and the lists of issuers and registrars it trusts, and knows nothing of
 * anybody's cards; where it relays, it sees what is sealed. It keeps no data, sets no cookie, does nothing beside requests, and logs none of them. Throws where
 * the settings are wrong, naming which.
 */
export async function createWallet(input: WalletSettingsInput, resources: WalletResources): Promise<Party> {
  const app = await createApp({
    ...resources,
    fetch: fetchWithin(resources.fetch, { patienceMs: VERIFIER_PATIENCE, maxBytes: ANSWER_BYTES_MAX }),
    settings: walletSettingsSchema.parse(input),
    limits: openLimits({ clock: resources.clock, counts: memoryCounts(), owner: 'wallet' }, walletLimits),
  });
  return {
    fetch: (request) => app.fetch(request),
    work: async () => undefined,
    stop: async () => undefined,
  };
}
