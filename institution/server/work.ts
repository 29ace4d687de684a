import { linkAudit } from '@mleg/platform/audit/link-audit';
import { openWork } from '@mleg/platform/background/work';
import { checkNightly } from '@mleg/platform/nightly/check-nightly';
import { sendAccountMails } from './account/send-account-mails.ts';
import { learnTerms } from './agreement/learn-terms.ts';
import { createTellCodeKey } from './agreement/tell-code-key.ts';
import { remindOfSuspensions } from './card-orders/remind-of-suspensions.ts';
import type { InstitutionDeps } from './deps.ts';
import { JOB_PATIENCE } from './durations.ts';
import { placeWaiting } from './group-orders/place-waiting.ts';
import { checkInvariants } from './invariants/check-invariants.ts';
import { forgetInvitations } from './invitations/invite.ts';
import { catchUp } from './issuer-events/catch-up.ts';
import { pollIssuer } from './issuer-events/poll-issuer.ts';
import { sendCalls } from './issuer-sending/send-calls.ts';
import {
  institutionJobKinds,
  PERFORM_MASS_ACTIONS,
  PLACE_GROUP_ORDERS,
  READ_ROSTERS,
  SEND_ISSUER_CALLS,
} from './jobs.ts';
import { createWarnOfKeys } from './key-turns/warn-of-keys.ts';
import { performMassActions } from './mass-actions/perform-mass-actions.ts';
import { remindOfExpiry } from './messages/remind-of-expiry.ts';
import { sendMails } from './messages/send-mails.ts';
import { forgetResets } from './passwords/reset-password.ts';
import { forgetPictures } from './photo-review/forget-pictures.ts';
import { endCodesOfAdults } from './right-ends/end-seen-codes.ts';
import { forgetFiles } from './roster/forget-files.ts';
import { readImports } from './roster/read-imports.ts';
import { forgetDevices } from './sign-in/known-device.ts';
import { deleteSpentChallenges } from './sign-in/passkey-store.ts';
import { forgetOldSessions } from './sign-in/session.ts';
import { forgetDeeds } from './two-people/forget-deeds.ts';
import { endWishesOfAll } from './wishes/end-wishes.ts';

/** What the institution does beside requests, in the order of a round. */
export function openTasks(deps: InstitutionDeps, followJournal: () => Promise<void>) {
  return openWork(deps, {
    'follow-journal': followJournal,
    'read-rosters': () => readImports(deps),
    'place-group-orders': () => placeWaiting(deps),
    'perform-mass-actions': () => performMassActions(deps),
    'send-calls': () => sendCalls(deps, { patienceMs: JOB_PATIENCE }),
    'catch-up': () => catchUp(deps),
    'poll-issuer': () => pollIssuer(deps),
    'learn-terms': () => learnTerms(deps),
    'tell-code-key': createTellCodeKey(deps),
    'warn-of-keys': createWarnOfKeys(deps),
    'end-codes-of-adults': () => endCodesOfAdults(deps),
    'end-wishes': () => endWishesOfAll(deps),
    'forget-sessions': () => forgetOldSessions(deps),
    'forget-counts': () => deps.limits.forgetOld(),
    'forget-resets': () => forgetResets(deps),
    'forget-challenges': () => deleteSpentChallenges(deps.database, deps.clock.now()),
    'forget-invitations': () => forgetInvitations(deps),
    'remind-of-expiry': () => remindOfExpiry(deps),
    'remind-of-suspensions': () => remindOfSuspensions(deps),
    'send-mails': () => sendMails(deps),
    'send-account-mails': () => sendAccountMails(deps),
    'forget-pictures': () => forgetPictures(deps),
    'forget-files': () => forgetFiles(deps),
    'forget-devices': () => forgetDevices(deps),
    'forget-deeds': () => forgetDeeds(deps),
    'check-invariants': () => checkNightly(deps, () => checkInvariants(deps)),
    'link-audit': () => linkAudit(deps.database, deps.keys.audit),
  });
}
export type InstitutionTasks = ReturnType<typeof openTasks>;

/** Jobs ask for a task as soon as there is something to do, and every minute there is a round of all. */
export async function startWork(deps: InstitutionDeps, tasks: InstitutionTasks): Promise<void> {
  await deps.jobs.work(SEND_ISSUER_CALLS, 1, async () => {
    const left = await tasks.perform('send-calls');
    // Failing makes the queue call again, after a growing pause.
    if (left > 0) throw new Error(`${left} calls to the issuer are waiting.`);
  });
  await deps.jobs.work(READ_ROSTERS, 1, () => tasks.perform('read-rosters'));
  await deps.jobs.work(PLACE_GROUP_ORDERS, 1, () => tasks.perform('place-group-orders'));
  await deps.jobs.work(PERFORM_MASS_ACTIONS, 1, () => tasks.perform('perform-mass-actions'));
  await deps.jobs.everyMinute('institution-every-minute', () => tasks.round());
  // What a process that died has left is not to wait for the minute.
  for (const kind of institutionJobKinds) await deps.jobs.enqueue(deps.database, kind, {});
}
