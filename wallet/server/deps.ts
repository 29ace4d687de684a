import type { Log } from '@mleg/platform/log/log';
import type { WalletSettings } from './settings.ts';

/** What the process that runs the wallet's server brings. */
export interface WalletResources {
  log: Log;
}

/** Everything a function of the wallet's server may ask for; it takes a `Pick<>` of it. */
export interface WalletDeps extends WalletResources {
  settings: WalletSettings;
}
