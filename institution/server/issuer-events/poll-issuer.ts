import { later } from '@mleg/platform/clock/durations';
import { applyReports } from '../card-orders/apply-report.ts';
import { selectOverdueOrders, selectWaitingOrders } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { SILENCE_OF_ISSUER } from '../durations.ts';
import { IssuerUnavailable } from '../issuer-client/issuer-unavailable.ts';

type PollDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'issuer' | 'log' | 'settings'>;

const PAGES_MAX = 50;
const ASKED_AFTER_MAX = 100;

/**
 * The fallback for events that did not arrive: takes over what the issuer has not seen confirmed, confirms it, and asks
 * after orders of which nothing is heard. Quietly ends where the issuer cannot be reached.
 */
export async function pollIssuer(deps: PollDeps): Promise<void> {
  try {
    await takeChanges(deps);
    await askAfterSilent(deps);
  } catch (error) {
    if (!(error instanceof IssuerUnavailable)) throw error;
    // Until the Ministry has approved us there is nothing to hear.
    if (error.why !== 'no-agreement') deps.log.warn({ why: error.why }, 'issuer.poll-in-vain');
  }
}

async function takeChanges(deps: PollDeps): Promise<void> {
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { reports, more } = await deps.issuer.listChangedIssuances();
    if (reports.length === 0) return;
    await applyReports(deps, reports);
    await deps.issuer.confirmChanges(reports);
    if (!more) return;
  }
}

async function askAfterSilent(deps: PollDeps): Promise<void> {
  const { institutionId } = deps.settings;
  const now = deps.clock.now();
  const silentSince = later(now, -SILENCE_OF_ISSUER);
  const silent = await selectWaitingOrders(deps.database, institutionId, silentSince, ASKED_AFTER_MAX);
  const overdue = await selectOverdueOrders(deps.database, institutionId, now, ASKED_AFTER_MAX);
  for (const order of [...silent, ...overdue]) {
    const report = await deps.issuer.getIssuance(order.order_id);
    if (report) await applyReports(deps, [report]);
  }
}
