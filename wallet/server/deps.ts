import type { Log } from '@mleg/platform/log/log';
import type { WalletSettings } from './settings.ts';

/** What whoever runs the wallet's server gives it. */
export interface WalletResources {
  log: Log;
}

/** Everything a function of the wallet's server may ask for; it takes a `Pick<>` of it. */
export interface WalletDeps extends WalletResources {
  settings: WalletSettings;
}
