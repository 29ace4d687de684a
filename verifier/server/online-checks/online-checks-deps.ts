import type { Clock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { Log } from '@mleg/platform/log/log';
import type { Holdings } from '../holdings.ts';
import type { Announcements } from './announcements.ts';
import type { HeldChecks } from './held-checks.ts';

/** What the functions of online checks take, each only the part it needs. */
export interface OnlineChecksDeps {
  origin: string;
  /** Of a web wallet: requests are appended to it as a query. */
  walletEndpoint: string | undefined;
  trustedIssuers: readonly string[];
  held: HeldChecks;
  announcements: Announcements;
  holdings: Pick<Holdings, 'trusted' | 'statusLists' | 'prepared'>;
  clock: Clock;
  fetch: Fetch;
  log: Log;
  keys: KeyStore;
}
