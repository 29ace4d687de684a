import { linkAudit } from '@mleg/platform/audit/link-audit';
import { reportFault } from '@mleg/platform/http/incident';
import { learnTerms } from './agreement/learn-terms.ts';
import { remindOfSuspensions } from './card-orders/remind-of-suspensions.ts';
import type { InstitutionDeps } from './deps.ts';
import { JOB_PATIENCE_MS } from './durations.ts';
import { placeWaiting } from './group-orders/place-waiting.ts';
import { forgetInvitations } from './invitations/invite.ts';
import { pollIssuer } from './issuer-events/poll-issuer.ts';
import { sendCalls } from './issuer-sending/send-calls.ts';
import {
  institutionJobKinds,
  PERFORM_MASS_ACTIONS,
  PLACE_GROUP_ORDERS,
  READ_ROSTERS,
  SEND_ISSUER_CALLS,
} from './jobs.ts';
import { performMassActions } from './mass-actions/perform-mass-actions.ts';
import { remindOfExpiry } from './messages/remind-of-expiry.ts';
import { sendMails } from './messages/send-mails.ts';
import { forgetPictures } from './photo-review/forget-pictures.ts';
import { forgetFiles } from './roster/forget-files.ts';
import { readImports } from './roster/read-imports.ts';
import { forgetOldSessions } from './sign-in/session.ts';
import { forgetOldAttempts } from './sign-in/throttle.ts';

/** What goes on beside requests: jobs as soon as something asks for them, and a sweep every minute. */
export async function startWork(deps: InstitutionDeps): Promise<void> {
  await deps.jobs.work(SEND_ISSUER_CALLS, 1, async () => sendOrRetry(deps));
  await deps.jobs.work(READ_ROSTERS, 1, async () => readImports(deps));
  await deps.jobs.work(PLACE_GROUP_ORDERS, 1, async () => placeWaiting(deps));
  await deps.jobs.work(PERFORM_MASS_ACTIONS, 1, async () => performMassActions(deps));
  await deps.jobs.everyMinute('institution-every-minute', () => sweep(deps));
  // What a process that died has left is not to wait for the minute.
  for (const kind of institutionJobKinds) await deps.jobs.enqueue(deps.database, kind, {});
}

/** Failing makes the queue call again, after a growing pause. */
async function sendOrRetry(deps: InstitutionDeps): Promise<void> {
  const left = await sendCalls(deps, { patienceMs: JOB_PATIENCE_MS });
  if (left > 0) throw new Error(`${left} calls to the issuer are waiting.`);
}

/** Each by itself: a fault in one is recorded and keeps none of the others from its work. */
export async function sweep(deps: InstitutionDeps): Promise<void> {
  const tasks: Record<string, () => Promise<unknown>> = {
    'read-rosters': () => readImports(deps),
    'place-group-orders': () => placeWaiting(deps),
    'perform-mass-actions': () => performMassActions(deps),
    'send-calls': () => sendCalls(deps, { patienceMs: JOB_PATIENCE_MS }),
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
  for (const [name, task] of Object.entries(tasks)) {
    await task().catch((error: unknown) => reportFault(deps.log, error, name));
  }
}
