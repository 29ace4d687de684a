import { linkAudit } from '@mleg/platform/audit/link-audit';
import { openWork } from '@mleg/platform/background/work';
import { checkNightly } from '@mleg/platform/nightly/check-nightly';
import { endCards } from './agreements/end-cards.ts';
import { makeAnchor } from './audit-anchors/make-anchor.ts';
import { stampAnchors } from './audit-anchors/stamp-anchors.ts';
import { deleteOldSeenValues } from './database/seen-value-store.ts';
import type { IssuerDeps } from './deps.ts';
import { forgetDesk } from './desk-sign-in/forget-desk.ts';
import { LATEST_RETRY, LOOK_EVERY, SOONEST_RETRY, STAMP_EVERY } from './durations.ts';
import { countFigures } from './figures/count-figures.ts';
import { checkInvariants } from './invariants/check-invariants.ts';
import { DELIVER_CHANGES, END_CARDS, PREPARE_OFFERS, PUBLISH_STATUS_LISTS } from './jobs.ts';
import { createTurnKeys } from './key-turns/turn-keys.ts';
import { deliverChanges } from './offers/deliver-changes.ts';
import { selectNextRetry } from './offers/delivery-store.ts';
import { expireOffers } from './offers/expire-offers.ts';
import { forgetSubjects } from './offers/expiry-store.ts';
import { prepareOffers } from './offers/prepare-offers.ts';
import { forgetUpdates } from './renewals/update-store.ts';
import type { FollowJournal } from './restore/follow-journal.ts';
import { endSuspensions } from './status/end-suspensions.ts';
import { publishStatusLists } from './status-list/publish-status-lists.ts';
import { WAKEABLE, type Wakeable } from './wake.ts';

/** What is done beside requests, in the order of a sweep; what a process that died has left is among it. */
export function openTasks(deps: IssuerDeps, followJournal: FollowJournal) {
  return openWork(deps, {
    'follow-journal': () => followJournal.round(),
    'turn-keys': createTurnKeys(deps),
    'prepare-offers': () => prepareOffers(deps),
    'expire-offers': () => expireOffers(deps),
    'end-cards': () => endCards(deps),
    'end-suspensions': () => endSuspensions(deps),
    'publish-status-lists': () => publishStatusLists(deps),
    'deliver-changes': () => deliverChanges(deps),
    'check-invariants': () => checkNightly(deps, () => checkInvariants(deps)),
    'link-audit': () => linkAudit(deps.database, deps.keys.audit),
    'make-anchor': () => makeAnchor(deps),
    'count-figures': () => countFigures(deps),
    forget: () => forget(deps),
  });
}
export type IssuerTasks = ReturnType<typeof openTasks>;

/** Deletes what there is no reason to keep: holders' data of ended orders, and what nobody would accept any more. */
async function forget(deps: IssuerDeps): Promise<void> {
  const now = deps.clock.now();
  await forgetSubjects(deps.database, now);
  await forgetUpdates(deps.database, now);
  await deleteOldSeenValues(deps.database, now);
  await forgetDesk(deps);
  await deps.limits.forgetOld();
}

/** Tasks are asked for when rows wait, by what looks for rows now and then, and by a sweep every minute. */
export async function startWork(deps: IssuerDeps, tasks: IssuerTasks): Promise<{ stop(): Promise<void> }> {
  const { jobs, wake } = deps;
  const reminders = openReminders(deps);
  const perform = async (work: Wakeable) => {
    await tasks.perform(work);
    if (work === 'deliver-changes') await reminders.planRetry();
  };
  wake.workHere(perform);
  await jobs.work(PREPARE_OFFERS, 1, () => perform('prepare-offers'));
  await jobs.work(DELIVER_CHANGES, 1, () => perform('deliver-changes'));
  await jobs.work(PUBLISH_STATUS_LISTS, 1, () => perform('publish-status-lists'));
  await jobs.work(END_CARDS, 1, () => perform('end-cards'));
  await jobs.everyMinute('issuer-sweep', async () => {
    await tasks.round();
    await reminders.stampNewHead();
  });
  return reminders;
}

/**
 * What wakes work by time: a worker looks for rows that nobody woke it for, those of a process that died between its
 * commit and its wake-up; and the delivery goes on when the first of the endpoints that failed may be tried again.
 */
function openReminders(deps: IssuerDeps) {
  const look = async () => WAKEABLE.forEach((work) => deps.wake(work));
  const reminders = openWork(deps, {
    look,
    'retry-deliveries': async () => deps.wake('deliver-changes'),
    // No task of the round, which would wait for an authority that is away.
    'stamp-anchors': () => stampAnchors(deps),
  });
  reminders.every(LOOK_EVERY, 'look');
  reminders.every(STAMP_EVERY, 'stamp-anchors');
  reminders.after(0, 'stamp-anchors');
  reminders.after(0, 'look');
  let newest: string | undefined;
  return {
    /** As soon as there is one; where the authority is away the rest is left to `STAMP_EVERY`. */
    stampNewHead: async () => {
      const latest = (await deps.anchors.unstamped()).at(-1);
      if (latest !== undefined && latest !== newest) reminders.after(0, 'stamp-anchors');
      newest = latest ?? newest;
    },
    planRetry: async () => {
      const next = await selectNextRetry(deps.database);
      if (!next) return;
      const pause = next.getTime() - deps.clock.now().getTime();
      reminders.after(Math.min(Math.max(pause, SOONEST_RETRY), LATEST_RETRY), 'retry-deliveries');
    },
    stop: () => reminders.stop(),
  };
}
