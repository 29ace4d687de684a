import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import { createFollowJournal } from '@mleg/platform/audit/follow-journal';
import type { Party } from '@mleg/platform/http/party';
import { readUnseen } from '@mleg/platform/journal/read-unseen';
import { createSureOfDatabase } from '@mleg/platform/journal/sure-of-database';
import { holdToKnownKeys } from '@mleg/platform/keys/hold-to-known-keys';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { databaseCounts } from '@mleg/platform/limits/database-counts';
import { openLimits } from '@mleg/platform/limits/limits';
import { createMailer } from '@mleg/platform/mail/mailer';
import { decoderOfThisProcess } from '@mleg/platform/pictures/picture-decoder';
import { claimStore } from '@mleg/platform/store-kind/claim-store';
import { ownRegistration } from './agreement/own-registration.ts';
import { createApp } from './app.ts';
import { openChanges } from './card-changes/card-changes.ts';
import { migrateInstitution } from './database/migrate-institution.ts';
import { loadPeople, type PersonToLoad } from './demo/load-people.ts';
import type { InstitutionDeps, InstitutionResources } from './deps.ts';
import { createIssuerClient } from './issuer-client/issuer-client.ts';
import { isInUse } from './keys/in-use-store.ts';
import { openInstitutionKeys } from './keys/institution-keys.ts';
import { institutionLimits } from './limits.ts';
import { openPdfMaker } from './pdf/make-pdf.ts';
import { compareWithJournal } from './restore/compare-with-journal.ts';
import { openSessionEnds } from './session-ends/session-ends.ts';
import { type InstitutionSettings, type InstitutionSettingsInput, institutionSettingsSchema } from './settings.ts';
import { openTasks, startWork } from './work.ts';

export interface Institution extends Party {
  /** What the issuer must know of this institution, as its desk would register it. */
  registration(): Promise<InstitutionRegistration>;
  /** Of a demonstration: takes people over, with photos and accounts; does nothing where there are people already. */
  loadPeople(people: readonly PersonToLoad[]): Promise<{ loaded: number }>;
  /** What workers do every minute, for tests and operators who do not want to wait. */
  sweep(): Promise<void>;
  deps: InstitutionDeps;
}

/**
 * A university's or school's side: its sign-in, its holders' pages and its office. Brings the database to the newest schema and
 * makes missing keys. Throws where the settings are wrong, naming which, and `StartRefused` where database, journal and
 * keys do not belong together, or, before any key is made, where the database was begun as what this institution is not.
 */
export async function createInstitution(
  input: InstitutionSettingsInput,
  resources: InstitutionResources,
): Promise<Institution> {
  const settings = institutionSettingsSchema.parse(input);
  const store = await openStore(resources, settings);
  const { institutionId } = settings;
  const keys = await openInstitutionKeys({ ...resources, store, institutionId });
  const issuer = createIssuerClient({ ...resources, keys, settings });
  const changes = await openChanges(resources.notifications, institutionId);
  const sessionEnds = await openSessionEnds(resources.notifications, institutionId);
  const counts = databaseCounts(resources.database);
  const limits = openLimits({ clock: resources.clock, counts, owner: institutionId }, institutionLimits);
  const mailer = settings.mail && createMailer(settings.mail);
  const pdfs = openPdfMaker();
  const stopping = new AbortController();
  const deps: InstitutionDeps = {
    ...resources,
    keys,
    settings,
    issuer,
    changes,
    sessionEnds,
    limits,
    mailer,
    makePdf: pdfs.makePdf,
    pictures: decoderOfThisProcess,
    stopping: stopping.signal,
  };
  await compareWithJournal(deps, 'start');
  const sureOfDatabase = createSureOfDatabase(resources, () => compareWithJournal(deps, 'doubt'));
  const app = await createApp(deps, sureOfDatabase);
  const tasks = openTasks(deps, createFollowJournal({ ...deps, sureOfDatabase }));
  return {
    deps,
    fetch: (request, connection) => app.fetch(request, connection),
    work: () => startWork(deps, tasks),
    stop: async () => {
      stopping.abort();
      // How far it has come stands in the journal, also where no round came after the last change.
      await tasks.perform('follow-journal').catch(() => undefined);
      await tasks.stop();
      mailer?.stop();
      await pdfs.stop();
    },
    registration: () => ownRegistration(deps),
    loadPeople: (people) => loadPeople(deps, people),
    sweep: () => tasks.round(),
  };
}

/** The database in the newest schema and of the right kind, and the keys that belong to it. */
async function openStore(
  { database, keys, journal }: Pick<InstitutionResources, 'database' | 'keys' | 'journal'>,
  { institutionId, demonstration }: InstitutionSettings,
): Promise<KeyStore> {
  await migrateInstitution(database);
  await claimStore(database, demonstration ? 'demonstration' : 'production', 'institution');
  const isUsed = await isInUse(database, institutionId);
  const held = await holdToKnownKeys({ database, keys, owner: institutionId, isInUse: isUsed });
  // Refused before the first key is made.
  await readUnseen(database, journal);
  return held;
}
