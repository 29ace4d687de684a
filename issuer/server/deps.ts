import type { Clock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import type { Jobs } from '@mleg/platform/jobs/jobs';
import type { Log } from '@mleg/platform/log/log';
import type { Random } from '@mleg/platform/random/random';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from './database/schema.ts';
import type { KnownInstitutions } from './institutions/known-institutions.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import type { IssuerKeys } from './keys/issuer-keys.ts';
import type { StatusIndexes } from './status-list/status-indexes.ts';
import type { Wake } from './wake.ts';

/** Steps after which a process may die without harm, as `docs/flows/activation.md` names them. */
export type Step =
  | 'request-stored'
  | 'offer-prepared'
  | 'events-sent'
  | 'code-minted'
  | 'attempt-spent'
  | 'redeemed'
  | 'intent-stored'
  | 'signed'
  | 'recorded'
  | 'published';

/** Everything the issuer's functions may ask for; each takes its `Pick`. */
export interface IssuerDeps {
  settings: IssuerSettings;
  database: Kysely<IssuerDatabase>;
  jobs: Jobs;
  keys: IssuerKeys;
  clock: Clock;
  random: Random;
  log: Log;
  fetch: Fetch;
  institutions: KnownInstitutions;
  statusIndexes: StatusIndexes;
  wake: Wake;
  /** Does nothing; a fault test kills the process in it. */
  reached(step: Step): void;
}
