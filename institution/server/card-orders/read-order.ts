import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { InstitutionDeps } from '../deps.ts';
import { viewOrder } from './order.ts';
import { selectNewestOrder } from './order-store.ts';

/** A person's newest order as it stands now; throws where there is none. */
export async function readOrder(
  { clock, database, settings }: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  personId: string,
): Promise<CardOrder> {
  const order = await selectNewestOrder(database, settings.institutionId, personId);
  if (!order) throw new Error('An order vanished after it was stored.');
  return viewOrder(order, clock.now());
}
