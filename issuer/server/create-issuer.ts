import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import type { Party } from '@mleg/platform/http/party';
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
import { openIssuerKeys } from './keys/issuer-keys.ts';
import { type IssuerSettingsInput, issuerSettingsSchema } from './settings.ts';
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
  /** Fictional people at the desk and one application that waits; nothing where somebody is at the desk already. */
  loadDemo(plan: DemoPlan): Promise<void>;
  /** One round of all tasks, now: for tests and for whoever runs no worker. */
  sweep(): Promise<void>;
}

/** The Ministry's side: keys opened, routes laid, nothing running yet. `stop` also stops the jobs it was given. */
export async function createIssuer(input: IssuerSettingsInput, resources: IssuerResources): Promise<Issuer> {
  const settings = issuerSettingsSchema.parse(input);
  const { keys: keyStore, reached = () => {}, ...given } = resources;
  const keys = await openIssuerKeys({ ...given, keys: keyStore, settings });
  const wake = createWake(given);
  const onNewList = () => publishStatusLists(deps);
  const statusIndexes = createStatusIndexes({ database: given.database, key: keys.statusIndexes, onNewList });
  const institutions = createKnownInstitutions(given);
  const typeDocuments = makeTypeDocuments(settings.origin);
  const deps: IssuerDeps = { ...given, settings, keys, institutions, statusIndexes, typeDocuments, wake, reached };
  const app = await createApp(deps);
  const tasks = openTasks(deps);
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
