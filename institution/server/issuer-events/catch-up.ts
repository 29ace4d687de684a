import { selectJournalOwner, storeCaughtUp } from '@mleg/platform/journal/journal-store';
import { applyReports } from '../card-orders/apply-report.ts';
import { selectOrdersAtIssuer } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { IssuerUnavailable } from '../issuer-client/issuer-unavailable.ts';

type CatchUpDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'issuer' | 'log' | 'settings'>;

const BATCH = 100;

/**
 * After a restore: the issuer has seen confirmed what this database has forgotten, and will not say it again. So it is
 * asked after each order that may have gone on since. Ends quietly where it cannot be reached, and begins anew.
 */
export async function catchUp(deps: CatchUpDeps): Promise<void> {
  const { timesSetBack, timesCaughtUp } = await selectJournalOwner(deps.database);
  if (timesSetBack === timesCaughtUp) return;
  try {
    await askAfterAll(deps);
  } catch (error) {
    if (!(error instanceof IssuerUnavailable)) throw error;
    deps.log.warn({ why: error.why }, 'issuer.catch-up-in-vain');
    return;
  }
  await storeCaughtUp(deps.database, timesSetBack);
}

async function askAfterAll(deps: CatchUpDeps): Promise<void> {
  let after: string | undefined;
  do {
    const page = { after, limit: BATCH };
    const orders = await selectOrdersAtIssuer(deps.database, deps.settings.institutionId, page);
    for (const { order_id: orderId } of orders) {
      const report = await deps.issuer.getIssuance(orderId);
      if (report) await applyReports(deps, [report]);
    }
    after = orders.at(-1)?.order_id;
  } while (after !== undefined);
}
