import { applyReports } from '../card-orders/apply-report.ts';
import type { InstitutionDeps } from '../deps.ts';
import { IssuerUnavailable } from '../issuer-client/issuer-unavailable.ts';

/** Asks the issuer how one order stands. However many watch it in this process, one question at a time. */
export type RefreshOrder = (orderId: string) => Promise<void>;

export function createRefreshOrder(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'issuer' | 'settings'>,
): RefreshOrder {
  const asking = new Map<string, Promise<void>>();
  const ask = async (orderId: string) => {
    try {
      const report = await deps.issuer.getIssuance(orderId);
      if (report) await applyReports(deps, [report]);
    } catch (error) {
      if (!(error instanceof IssuerUnavailable)) throw error;
    } finally {
      asking.delete(orderId);
    }
  };
  return (orderId) => {
    const answer = asking.get(orderId) ?? ask(orderId);
    asking.set(orderId, answer);
    return answer;
  };
}
