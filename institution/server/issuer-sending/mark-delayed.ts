import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import { markOrdersDelayed } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';

/** Shows that the issuer cannot be reached on every order that waits for it. */
export async function markDelayed(
  deps: Pick<InstitutionDeps, 'database' | 'issuer' | 'settings'>,
  cardId: string | undefined,
): Promise<void> {
  const { institutionId } = deps.settings;
  const delayed = { institutionId, cardId, untried: deps.issuer.isPaused() };
  for (const personId of await markOrdersDelayed(deps.database, delayed)) {
    await notifyCardChanged(deps.database, institutionId, personId);
  }
}
