import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import { linkAudit } from '@mleg/platform/audit/link-audit';
import { reportFault } from '@mleg/platform/http/incident';
import type { Party } from '@mleg/platform/http/party';
import { createMailer } from '@mleg/platform/mail/mailer';
import { openAssertionKey } from './agreement/assertion-key.ts';
import { learnTerms } from './agreement/learn-terms.ts';
import { ownRegistration } from './agreement/own-registration.ts';
import { openChanges } from './cards/changes.ts';
import { openInstitutionKeys } from './database/institution-keys.ts';
import { migrateInstitution } from './database/migrate-institution.ts';
import type { InstitutionDeps, InstitutionResources } from './deps.ts';
import { openPdfMaker } from './documents/make-pdf.ts';
import { placeWaiting } from './group-orders/place-waiting.ts';
import { createApp } from './http/create-app.ts';
import { forgetInvitations } from './invitations/invite.ts';
import { createIssuerClient } from './issuer-client/issuer-client.ts';
import { sendCalls } from './issuer-client/send-calls.ts';
import { pollIssuer } from './issuer-events/poll-issuer.ts';
import {
  institutionJobKinds,
  PERFORM_MASS_ACTIONS,
  PLACE_GROUP_ORDERS,
  READ_ROSTERS,
  SEND_ISSUER_CALLS,
} from './job-kinds.ts';
import { sendMails } from './mail/send-mails.ts';
import { performMassActions } from './mass-actions/perform-mass-actions.ts';
import { remindOfExpiry } from './messages/remind-of-expiry.ts';
import { loadPeople, type PersonToLoad } from './people/load-people.ts';
import { forgetPictures } from './photo-review/forget-pictures.ts';
import { reapplyErasures } from './privacy/reapply-erasures.ts';
import { forgetFiles } from './roster/forget-files.ts';
import { readImports } from './roster/read-imports.ts';
import { type InstitutionSettingsInput, institutionSettingsSchema } from './settings.ts';
import { forgetOldSessions } from './sign-in/session.ts';
import { forgetOldAttempts } from './sign-in/throttle.ts';
import { remindOfSuspensions } from './suspensions/remind-of-suspensions.ts';

export interface Institution extends Party {
  /** What the issuer must know of this institution, as its desk would register it. */
  registration(): InstitutionRegistration;
  /** Takes people over, with photos and local accounts; does nothing where there are people already. */
  loadPeople(people: readonly PersonToLoad[]): Promise<{ loaded: number }>;
  /** What workers do every minute, for tests and operators who do not want to wait. */
  sweep(): Promise<void>;
  deps: InstitutionDeps;
}

const PATIENCE_MS = 10_000;

/**
 * A university's or school's side: its sign-in, its holders' pages and its office. Brings the database to the newest schema and
 * makes missing keys. Throws where the settings are wrong, naming which.
 */
export async function createInstitution(
  input: InstitutionSettingsInput,
  resources: InstitutionResources,
): Promise<Institution> {
  const settings = institutionSettingsSchema.parse(input);
  await migrateInstitution(resources.database);
  const { institutionId } = settings;
  const assertion = await openAssertionKey({ ...resources, store: resources.keys, institutionId });
  const keys = await openInstitutionKeys(resources.keys, assertion);
  const issuer = createIssuerClient({ ...resources, keys, settings });
  const changes = await openChanges(resources.notifications, institutionId);
  const mailer = settings.mail && createMailer(settings.mail);
  const pdfs = openPdfMaker();
  const stopping = new AbortController();
  const deps: InstitutionDeps = {
    ...resources,
    keys,
    settings,
    issuer,
    changes,
    mailer,
    makePdf: pdfs.makePdf,
    stopping: stopping.signal,
  };
  await reapplyErasures(deps);
  const app = await createApp(deps);
  const sweep = () => sweepAll(deps);
  return {
    deps,
    fetch: (request, connection) => app.fetch(request, connection),
    work: async () => {
      await deps.jobs.work(SEND_ISSUER_CALLS, 1, async () => sendOrRetry(deps));
      await deps.jobs.work(READ_ROSTERS, 1, async () => readImports(deps));
      await deps.jobs.work(PLACE_GROUP_ORDERS, 1, async () => placeWaiting(deps));
      await deps.jobs.work(PERFORM_MASS_ACTIONS, 1, async () => performMassActions(deps));
      await deps.jobs.everyMinute('institution-every-minute', sweep);
      // What a process that died has left is not to wait for the minute.
      for (const kind of institutionJobKinds) await deps.jobs.enqueue(deps.database, kind, {});
    },
    stop: async () => {
      stopping.abort();
      mailer?.stop();
      await pdfs.stop();
    },
    registration: () => ownRegistration(deps),
    loadPeople: (people) => loadPeople(deps, people),
    sweep,
  };
}

/** Failing makes the queue call again, after a growing pause. */
async function sendOrRetry(deps: InstitutionDeps): Promise<void> {
  const left = await sendCalls(deps, { patienceMs: PATIENCE_MS });
  if (left > 0) throw new Error(`${left} calls to the issuer are waiting.`);
}

/** Each by itself: a fault in one is recorded and keeps none of the others from its work. */
async function sweepAll(deps: InstitutionDeps): Promise<void> {
  const sweeps: Record<string, () => Promise<unknown>> = {
    'read-rosters': () => readImports(deps),
    'place-group-orders': () => placeWaiting(deps),
    'perform-mass-actions': () => performMassActions(deps),
    'send-calls': () => sendCalls(deps, { patienceMs: PATIENCE_MS }),
    'poll-issuer': () => pollIssuer(deps),
    'learn-terms': () => learnTerms(deps),
    'forget-sessions': () => forgetOldSessions(deps),
    'forget-attempts': () => forgetOldAttempts(deps),
    'forget-invitations': () => forgetInvitations(deps),
    'remind-of-expiry': () => remindOfExpiry(deps),
    'remind-of-suspensions': () => remindOfSuspensions(deps),
    'send-mails': () => sendMails(deps),
    'forget-pictures': () => forgetPictures(deps),
    'forget-files': () => forgetFiles(deps),
    'link-audit': () => linkAudit(deps.database),
  };
  for (const [name, sweep] of Object.entries(sweeps)) {
    await sweep().catch((error: unknown) => reportFault(deps.log, error, name));
  }
}
