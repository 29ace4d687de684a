import type { Clock } from '@mleg/platform/clock/clock';
import type { Notifications } from '@mleg/platform/database/listen';
import type { Fetch } from '@mleg/platform/http/party';
import type { Jobs } from '@mleg/platform/jobs/jobs';
import type { Journal } from '@mleg/platform/journal/journal';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { Limits } from '@mleg/platform/limits/limits';
import type { Log } from '@mleg/platform/log/log';
import type { Mailer } from '@mleg/platform/mail/mailer';
import type { PictureDecoder } from '@mleg/platform/pictures/picture-decoder';
import type { Random } from '@mleg/platform/random/random';
import type { Kysely } from 'kysely';
import type { Changes } from './card-changes/card-changes.ts';
import type { InstitutionDatabase } from './database/schema.ts';
import type { IssuerClient } from './issuer-client/issuer.ts';
import type { InstitutionKeys } from './keys/institution-keys.ts';
import type { InstitutionLimitName } from './limits.ts';
import type { MakePdf } from './pdf/make-pdf.ts';
import type { SessionEnds } from './session-ends/session-ends.ts';
import type { InstitutionSettings } from './settings.ts';

/** What whoever runs the institution gives it. */
export interface InstitutionResources {
  database: Kysely<InstitutionDatabase>;
  /** Opened with `institutionJobKinds`. */
  jobs: Jobs;
  /** Over the same database. */
  notifications: Notifications;
  /** What must never go back, outside of the database. */
  journal: Journal;
  keys: KeyStore;
  clock: Clock;
  random: Random;
  log: Log;
  fetch: Fetch;
  /** How many of the database's connections have broken so far: after one, another server may have taken over. */
  lostConnections?: () => number;
}

/** Everything a function of the institution may ask for; it takes a `Pick<>` of it. */
export interface InstitutionDeps extends Omit<InstitutionResources, 'keys' | 'lostConnections'> {
  settings: InstitutionSettings;
  keys: InstitutionKeys;
  issuer: IssuerClient;
  changes: Changes;
  sessionEnds: SessionEnds;
  limits: Limits<InstitutionLimitName>;
  /** Missing: messages go to the inbox only. */
  mailer: Mailer | undefined;
  makePdf: MakePdf;
  /** Decodes pictures of strangers in a process of its own. */
  pictures: PictureDecoder;
  /** Aborted when the process is about to end: whoever watches is let go. */
  stopping: AbortSignal;
}
