import type { Clock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import type { Limits } from '@mleg/platform/limits/limits';
import type { Log } from '@mleg/platform/log/log';
import type { WalletLimitName } from './limits.ts';
import type { WalletSettings } from './settings.ts';

/** What the process that runs the wallet's server brings. */
export interface WalletResources {
  log: Log;
  clock: Clock;
  /** To public addresses only, whatever else the process may reach: anybody names whom the relay asks. */
  fetch: Fetch;
}

/** Everything a function of the wallet's server may ask for; it takes a `Pick<>` of it. */
export interface WalletDeps extends WalletResources {
  settings: WalletSettings;
  limits: Limits<WalletLimitName>;
}
