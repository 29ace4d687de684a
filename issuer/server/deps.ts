import type { Clock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import type { Jobs } from '@mleg/platform/jobs/jobs';
import type { Journal } from '@mleg/platform/journal/journal';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { Limits } from '@mleg/platform/limits/limits';
import type { Log } from '@mleg/platform/log/log';
import type { PictureDecoder } from '@mleg/platform/pictures/picture-decoder';
import type { Random } from '@mleg/platform/random/random';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from './database/schema.ts';
import type { KnownInstitutions } from './institutions/known-institutions.ts';
import type { AnchorFiles } from './journal/anchor-files.ts';
import type { IssuerJournal } from './journal/issuer-journal.ts';
import type { IssuerKeys } from './keys/issuer-keys.ts';
import type { IssuerLimitName } from './limits.ts';
import type { IssuerSettings } from './settings.ts';
import type { SigningHalt } from './signing-halt/signing-halt.ts';
import type { StatusIndexes } from './status-indexes/status-indexes.ts';
import type { TypeDocuments } from './type-metadata/type-documents.ts';
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

/** What the process that runs the issuer brings along; it migrates the database before, and closes it after. */
export interface IssuerResources {
  database: Kysely<IssuerDatabase>;
  /** Opened with `issuerJobKinds`. */
  jobs: Jobs;
  /** What must never go back, outside of the database. */
  journal: Journal;
  /** Where heads of the audit are kept, outside of the database too. */
  anchors: AnchorFiles;
  keys: KeyStore;
  clock: Clock;
  random: Random;
  log: Log;
  fetch: Fetch;
  /** How many of the database's connections have broken so far: after one, another server may have taken over. */
  lostConnections?: () => number;
  /** A fault test kills the process in it. */
  reached?: (step: Step) => void;
}

/** Everything the issuer's functions may ask for; each takes its `Pick`. */
export interface IssuerDeps extends Omit<IssuerResources, 'keys' | 'journal' | 'lostConnections'> {
  settings: IssuerSettings;
  keys: IssuerKeys;
  journal: IssuerJournal;
  institutions: KnownInstitutions;
  /** Decodes pictures of strangers in a process of its own. */
  pictures: PictureDecoder;
  halt: SigningHalt;
  statusIndexes: StatusIndexes;
  typeDocuments: TypeDocuments;
  limits: Limits<IssuerLimitName>;
  wake: Wake;
  reached(step: Step): void;
}
