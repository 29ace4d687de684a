import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import type { Party } from '@mleg/platform/http/party';
import { databaseCounts } from '@mleg/platform/limits/database-counts';
import { openLimits } from '@mleg/platform/limits/limits';
import { decoderOfThisProcess as pictures } from '@mleg/platform/pictures/picture-decoder';
import { claimStore } from '@mleg/platform/store-kind/claim-store';
import {
  type RegistrationRefusal,
  registerInstitution,
  suspendInstitution,
} from './agreements/register-institution.ts';
import { createApp } from './app.ts';
import { type DemoPlan, loadDemo } from './demo/load-demo.ts';
import type { IssuerDeps, IssuerResources } from './deps.ts';
import { inviteFirst } from './desk-sign-in/enrolment.ts';
import { createKnownInstitutions } from './institutions/known-institutions.ts';
import { createIssuerJournal } from './journal/issuer-journal.ts';
import { openIssuerKeys } from './keys/issuer-keys.ts';
import { issuerLimits } from './limits.ts';
import { compareWithJournal } from './restore/compare-with-journal.ts';
import { createFollowJournal } from './restore/follow-journal.ts';
import { type IssuerSettingsInput, issuerSettingsSchema } from './settings.ts';
import { guardKeys, openSigningHalt } from './signing-halt/signing-halt.ts';
import { createStatusIndexes } from './status-indexes/status-indexes.ts';
import { publishStatusLists } from './status-list/publish-status-lists.ts';
import { makeTypeDocuments } from './type-metadata/type-documents.ts';
import { createWake } from './wake.ts';
import { openTasks, startWork } from './work.ts';

export interface Issuer extends Party {
  /** For the sweeps, which are plain functions: `prepareOffers(issuer.deps)` and the like. */
  deps: IssuerDeps;
  registerInstitution(
    registration: InstitutionRegistration,
  ): Promise<{ registered: string } | { refused: RegistrationRefusal }>;
  suspendInstitution(institutionId: string, suspended: boolean): Promise<void>;
  /** The link by which the first person gets to the desk; undefined once somebody is there. */
  inviteFirst(): Promise<string | undefined>;
  /** Of a demonstration: fictional people at the desk and one application that waits, unless somebody is there already. */
  loadDemo(plan: DemoPlan): Promise<void>;
  /** One round of all tasks, now: for tests and for whoever runs no worker. */
  sweep(): Promise<void>;
}

/**
 * The Ministry's side: keys opened, compared with its journal, routes laid, nothing running yet. `stop` also stops the
 * jobs it was given. Throws `StartRefused` where database, journal and keys do not belong together, or, before any key is
 * made, where the database was begun as what this issuer is not.
 */
export async function createIssuer(input: IssuerSettingsInput, resources: IssuerResources): Promise<Issuer> {
  const settings = issuerSettingsSchema.parse(input);
  const { keys: keyStore, journal: files, lostConnections = () => 0, reached = () => {}, ...given } = resources;
  await claimStore(given.database, settings.demonstration ? 'demonstration' : 'production', 'issuer');
  const halt = openSigningHalt(given);
  const opened = await openIssuerKeys({ ...given, keys: keyStore, journal: files, settings });
  const keys = { ...opened, credential: guardKeys(halt, opened.credential) };
  const journal = createIssuerJournal(files);
  const { timesSetBack } = await compareWithJournal({ ...given, keys, journal }, files, 'start');
  const wake = createWake(given);
  const onNewList = () => publishStatusLists(deps);
  const statusIndexes = createStatusIndexes({ ...given, journal, key: keys.statusIndexes, onNewList });
  const institutions = createKnownInstitutions(given);
  const typeDocuments = makeTypeDocuments(settings.origin);
  const counts = databaseCounts(given.database);
  const limits = openLimits({ clock: given.clock, counts, owner: 'issuer' }, issuerLimits(settings));
  const known = { settings, keys, pictures, halt, journal, institutions, statusIndexes, typeDocuments, limits };
  const deps: IssuerDeps = { ...given, ...known, wake, reached };
  const followJournal = createFollowJournal(deps, { journal: files, lostConnections, timesSetBack });
  const app = await createApp(
    deps,
    () => followJournal.sureOfDatabase(),
    () => files.takesFacts(),
  );
  const tasks = openTasks(deps, followJournal);
  let reminders: Awaited<ReturnType<typeof startWork>> | undefined;
  return {
    deps,
    fetch: app.fetch,
    work: async () => {
      reminders = await startWork(deps, tasks);
    },
    stop: async () => {
      await reminders?.stop();
      await wake.settled();
      // How far it has come stands in the journal, also where no round came after the last change.
      await tasks.perform('follow-journal').catch(() => undefined);
      await tasks.stop();
      await given.jobs.stop();
    },
    registerInstitution: (registration) => registerInstitution(deps, registration),
    suspendInstitution: (institutionId, suspended) => suspendInstitution(deps, institutionId, suspended),
    inviteFirst: async () => {
      const first = await inviteFirst(deps);
      return first && `${settings.origin}/desk/enrolment#${first.token}`;
    },
    loadDemo: (plan) => loadDemo(deps, plan),
    sweep: () => tasks.round(),
  };
}
