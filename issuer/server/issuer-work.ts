import { appendAuditLog } from './audit/append-audit-log.ts';
import type { IssuerDeps } from './deps.ts';
import { DELIVER_CHANGES, PREPARE_OFFERS, PUBLISH_STATUS_LISTS } from './issuer-jobs.ts';
import { deliverChanges } from './offers/deliver-changes.ts';
import { nextRetry } from './offers/delivery-store.ts';
import { expireOffers } from './offers/expire-offers.ts';
import { forget } from './offers/forget.ts';
import { prepareOffers } from './offers/prepare-offers.ts';
import { publishStatusLists } from './status-list/publish-status-lists.ts';

/** One round of everything there is to do; what a process that died has left is among it. */
export async function workOff(deps: IssuerDeps): Promise<void> {
  await prepareOffers(deps);
  await expireOffers(deps);
  await publishStatusLists(deps);
  await deliverChanges(deps);
  await appendAuditLog(deps);
  await forget(deps);
}

/** Starts the jobs: woken when rows wait, and once a minute for what nobody was woken for. Returns how to end them. */
export async function startWork(deps: IssuerDeps): Promise<() => void> {
  const retry = retryTimer(deps);
  const deliver = async () => {
    await deliverChanges(deps);
    await retry.plan();
  };
  await deps.jobs.work(PREPARE_OFFERS, 1, () => prepareOffers(deps));
  await deps.jobs.work(DELIVER_CHANGES, 1, deliver);
  await deps.jobs.work(PUBLISH_STATUS_LISTS, 1, () => publishStatusLists(deps));
  await deps.jobs.everyMinute('issuer-sweep', async () => {
    await workOff(deps);
    await retry.plan();
  });
  await deps.jobs.enqueue(deps.database, PREPARE_OFFERS, {});
  deps.wake('deliver-changes');
  deps.wake('publish-status-lists');
  return retry.stop;
}

const SOONEST_RETRY = 200;
const LATEST_RETRY = 60_000;

/** Wakes the delivery when the first of the endpoints that failed may be tried again. */
function retryTimer(deps: IssuerDeps) {
  let timer: NodeJS.Timeout | undefined;
  return {
    plan: async () => {
      const next = await nextRetry(deps.database);
      clearTimeout(timer);
      if (!next) return;
      const pause = next.getTime() - deps.clock.now().getTime();
      timer = setTimeout(() => deps.wake('deliver-changes'), Math.min(Math.max(pause, SOONEST_RETRY), LATEST_RETRY));
      timer.unref();
    },
    stop: () => clearTimeout(timer),
  };
}
