import { loadRelyingParties } from '../relying-parties/load-relying-parties.ts';
import type { RelyingParty, RelyingPartySettings } from '../relying-parties/relying-party.ts';
import { createAnnouncements } from './announcements.ts';
import { holdChecks } from './held-checks.ts';
import type { OnlineChecksDeps } from './online-checks-deps.ts';

export interface OnlineCheckSettings {
  origin: string;
  walletEndpoint?: string;
  relyingParties?: readonly RelyingPartySettings[];
  trustedIssuers: readonly { issuer: string }[];
}

type Given = Pick<OnlineChecksDeps, 'holdings' | 'clock' | 'fetch' | 'log' | 'keys'>;

/** Everything that online checks stand on, of which the relying parties' keys come when they are first needed. */
export interface OnlineChecks {
  deps: OnlineChecksDeps;
  relyingParties: () => Promise<readonly RelyingParty[]>;
  /** Forgets what has expired and tells again what was not taken. */
  tick: () => Promise<void>;
}

export function openOnlineChecks(settings: OnlineCheckSettings, given: Given): OnlineChecks {
  const { origin, walletEndpoint, relyingParties = [], trustedIssuers } = settings;
  const held = holdChecks(given);
  const announcements = createAnnouncements({ ...given, origin });
  let loaded: Promise<readonly RelyingParty[]> | undefined;
  return {
    deps: {
      ...given,
      origin,
      walletEndpoint,
      trustedIssuers: trustedIssuers.map(({ issuer }) => issuer),
      held,
      announcements,
    },
    relyingParties: () => {
      loaded ??= loadRelyingParties(given.keys, relyingParties);
      return loaded;
    },
    tick: async () => {
      held.forgetExpired();
      await announcements.deliverDue();
    },
  };
}
