import type { Clock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import type { RotatingKey } from '@mleg/platform/keys/key-ring';
import type { Log } from '@mleg/platform/log/log';
import type { HeldIssuer } from '@mleg/verifier-check/held-pack';

import { type HeldStatusLists, holdStatusLists } from '../status-lists/held-status-lists.ts';
import { holdEntitlements } from '../trust/entitlements.ts';
import { loadTrustedIssuer, type TrustedIssuer, type TrustSettings } from '../trust/trusted-issuer.ts';
import { createDayPack, type DayPack } from './publish-day-pack.ts';

/** All that a verifier has: whom it trusts, their lists, and what it publishes of them. Nothing about anybody. */
export interface Holdings {
  trusted: readonly TrustedIssuer[];
  statusLists: HeldStatusLists;
  /** What they publish of themselves for checks without a network. */
  issuers: () => HeldIssuer[];
  dayPack: DayPack;
  /** Fetches what is missing or old. True once all that checks need is here; why it is not is in the log. */
  refresh(): Promise<boolean>;
  /** Does the same, but only until it has succeeded once: an issuer in the same process may start later than this verifier. */
  prepared(): Promise<boolean>;
}

interface Deps {
  settings: { origin: string; trustedIssuers: readonly TrustSettings[] };
  clock: Clock;
  fetch: Fetch;
  log: Log;
  rotating: { dayPack: RotatingKey };
}

export function openHoldings(deps: Deps): Holdings {
  const trusted: TrustedIssuer[] = [];
  const statusLists = holdStatusLists(deps, trusted);
  const entitlements = holdEntitlements(deps, trusted);
  let ready = false;
  const dayPack = createDayPack({ clock: deps.clock, key: deps.rotating.dayPack, publisher: deps.settings.origin });
  const refreshOnce = async () => {
    try {
      if (trusted.length === 0) trusted.push(...(await loadIssuers(deps)));
      ready = (await statusLists.refresh()) || ready;
      await entitlements.refresh();
      const issuers = entitlements.all();
      // Half a pack would call good cards strangers'; the one before is better.
      if (issuers.length === trusted.length) await dayPack.publish({ issuers, lists: statusLists.all() });
      return ready;
    } catch (error) {
      deps.log.warn({ reason: String(error) }, 'verifier.not-refreshed');
      return false;
    }
  };
  let refreshing: Promise<boolean> | undefined;
  const refresh = () => {
    refreshing ??= refreshOnce().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };
  return {
    trusted,
    statusLists,
    issuers: () => entitlements.all(),
    dayPack,
    refresh,
    prepared: async () => ready || refresh(),
  };
}

const loadIssuers = ({ settings, fetch }: Deps): Promise<TrustedIssuer[]> =>
  Promise.all(settings.trustedIssuers.map((issuer) => loadTrustedIssuer(issuer, fetch)));
