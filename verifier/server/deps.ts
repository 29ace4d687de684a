import type { Clock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import type { KeyCalendar } from '@mleg/platform/keys/key-calendar';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { Limits } from '@mleg/platform/limits/limits';
import type { Log } from '@mleg/platform/log/log';
import type { Announcements } from './checks-under-way/announcements.ts';
import type { HeldChecks } from './checks-under-way/held-checks.ts';
import type { Holdings } from './holdings/holdings.ts';
import type { VerifierKeys } from './keys/verifier-keys.ts';
import type { VerifierLimitName } from './limits.ts';
import type { RelyingParty } from './relying-parties/relying-party.ts';
import type { VerifierSettings } from './settings.ts';

/** What the process that runs the verifier brings. */
export interface VerifierResources {
  keys: KeyStore;
  /** Of the keys that follow each other; all processes of a verifier share one. */
  calendar: KeyCalendar;
  clock: Clock;
  log: Log;
  fetch: Fetch;
}

/** Everything a function of the verifier may ask for; it takes a `Pick<>` of it. */
export interface VerifierDeps extends VerifierResources {
  settings: VerifierSettings;
  rotating: VerifierKeys;
  holdings: Holdings;
  checksUnderWay: HeldChecks;
  announcements: Announcements;
  limits: Limits<VerifierLimitName>;
  /** Loaded with their keys when they are first needed. */
  relyingParties: () => Promise<readonly RelyingParty[]>;
}
