import { linkAudit } from '@mleg/platform/audit/link-audit';
import { endCards } from './agreements/end-cards.ts';
import { deleteOldSeenValues } from './database/seen-value-store.ts';
import type { IssuerDeps } from './deps.ts';
import { forgetDesk } from './desk-sign-in/forget-desk.ts';
import { countFigures } from './figures/count-figures.ts';
import { DELIVER_CHANGES, END_CARDS, PREPARE_OFFERS, PUBLISH_STATUS_LISTS } from './jobs.ts';
import { deliverChanges } from './offers/deliver-changes.ts';
import { selectNextRetry } from './offers/delivery-store.ts';
import { expireOffers } from './offers/expire-offers.ts';
import { forgetSubjects } from './offers/expiry-store.ts';
import { prepareOffers } from './offers/prepare-offers.ts';
import { forgetUpdates } from './renewals/update-store.ts';
import { endSuspensions } from './status/end-suspensions.ts';
import { publishStatusLists } from './status-list/publish-status-lists.ts';
import type { Work } from './wake.ts';

/** One round of everything there is to do; what a process that died has left is among it. */
export async function sweep(deps: IssuerDeps): Promise<void> {
  await prepareOffers(deps);
  await expireOffers(deps);
  await endCards(deps);
  await endSuspensions(deps);
  await publishStatusLists(deps);
  await deliverChanges(deps);
  await linkAudit(deps.database);
  await countFigures(deps);
  await forget(deps);
}

/** Deletes what there is no reason to keep: holders' data of ended orders, and what nobody would accept any more. */
async function forget(deps: IssuerDeps): Promise<void> {
  const now = deps.clock.now();
  await forgetSubjects(deps.database, now);
  await forgetUpdates(deps.database, now);
  await deleteOldSeenValues(deps.database, now);
  await forgetDesk(deps);
}

/** A worker looks for rows that nobody woke it for: those of a process that died between its commit and its wake-up. */
const LOOK_EVERY = 15_000;

/** Starts the jobs: woken when rows wait, looking by itself now and then. Returns how to end them. */
export async function startWork(deps: IssuerDeps): Promise<() => void> {
  const retry = retryTimer(deps);
  const runners: Record<Work, () => Promise<void>> = {
    'prepare-offers': () => prepareOffers(deps),
    'deliver-changes': async () => {
      await deliverChanges(deps);
      await retry.plan();
    },
    'publish-status-lists': () => publishStatusLists(deps),
    'end-cards': () => endCards(deps),
  };
  deps.wake.workHere(runners);
  await deps.jobs.work(PREPARE_OFFERS, 1, runners['prepare-offers']);
  await deps.jobs.work(DELIVER_CHANGES, 1, runners['deliver-changes']);
  await deps.jobs.work(PUBLISH_STATUS_LISTS, 1, runners['publish-status-lists']);
  await deps.jobs.work(END_CARDS, 1, runners['end-cards']);
  await deps.jobs.everyMinute('issuer-sweep', () => sweep(deps));
  const look = () => {
    for (const work of Object.keys(runners) as Work[]) deps.wake(work);
  };
  look();
  const looking = setInterval(look, LOOK_EVERY);
  looking.unref();
  return () => {
    clearInterval(looking);
    retry.stop();
  };
}

const SOONEST_RETRY = 200;
const LATEST_RETRY = 60_000;

/** Wakes the delivery when the first of the endpoints that failed may be tried again. */
function retryTimer(deps: IssuerDeps) {
  let timer: NodeJS.Timeout | undefined;
  return {
    plan: async () => {
      const next = await selectNextRetry(deps.database);
      clearTimeout(timer);
      if (!next) return;
      const pause = next.getTime() - deps.clock.now().getTime();
      timer = setTimeout(() => deps.wake('deliver-changes'), Math.min(Math.max(pause, SOONEST_RETRY), LATEST_RETRY));
      timer.unref();
    },
    stop: () => clearTimeout(timer),
  };
}
