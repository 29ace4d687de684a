import type { Party } from '@mleg/platform/http/party';
import { fetchWithin } from '@mleg/platform/http/within-time';
import { openLimits } from '@mleg/platform/limits/limits';
import { memoryCounts } from '@mleg/platform/limits/memory-counts';
import { createApp } from './app.ts';
import { createAnnouncements } from './checks-under-way/announcements.ts';
import { holdChecks } from './checks-under-way/held-checks.ts';
import type { VerifierDeps, VerifierResources } from './deps.ts';
import { CALL_PATIENCE } from './durations.ts';
import { openHoldings } from './holdings/holdings.ts';
import { openVerifierKeys } from './keys/verifier-keys.ts';
import { verifierLimits } from './limits.ts';
import { loadRelyingParties } from './relying-parties/load-relying-parties.ts';
import type { RelyingParty } from './relying-parties/relying-party.ts';
import { type VerifierSettingsInput, verifierSettingsSchema } from './settings.ts';
import { openTasks, startWork } from './work.ts';

/** A list of a million places that cannot be compressed has 1.4 MB as base64url; nothing else comes near. */
const ANSWER_BYTES_MAX = 8 * 1024 * 1024;

export interface Verifier extends Party {
  /** One round of all tasks, now: for tests and for whoever runs no worker. */
  sweep(): Promise<void>;
}

/**
 * The verifier's server. It keeps nothing about anybody: trusted certificates and status lists, in memory, are all it
 * has. Throws where the settings are wrong, naming which.
 */
export function createVerifier(input: VerifierSettingsInput, brought: VerifierResources): Verifier {
  const settings = verifierSettingsSchema.parse(input);
  // Every call of the verifier goes out here: one that is never answered must not hold up those that come after it.
  const fetch = fetchWithin(brought.fetch, { patienceMs: CALL_PATIENCE, maxBytes: ANSWER_BYTES_MAX });
  const rotating = openVerifierKeys(brought);
  const resources = { ...brought, fetch, rotating };
  let loaded: Promise<readonly RelyingParty[]> | undefined;
  const deps: VerifierDeps = {
    ...resources,
    settings,
    holdings: openHoldings({ ...resources, settings }),
    checksUnderWay: holdChecks(resources),
    announcements: createAnnouncements({ ...resources, settings }),
    limits: openLimits({ clock: resources.clock, counts: memoryCounts(), owner: 'verifier' }, verifierLimits),
    relyingParties: () => {
      loaded ??= loadRelyingParties(resources.keys, settings.relyingParties);
      return loaded;
    },
  };
  const app = createApp(deps);
  const tasks = openTasks(deps);
  return {
    fetch: app.fetch,
    work: async () => startWork(tasks),
    stop: () => tasks.stop(),
    sweep: () => tasks.round(),
  };
}
