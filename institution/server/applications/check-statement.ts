import type { Statement } from '@mleg/institution-contract/application';
import { isOpen } from '@mleg/institution-contract/order-life';
import type { Transaction } from 'kysely';
import { stateAt } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { selectOpenApplication } from './application-store.ts';
import { foreseenKinds } from './foreseen-kinds.ts';

export type StatementRefused = 'not-foreseen' | 'already-there' | 'nothing-to-cancel';

/** Whether something can be stated now; the person is locked. */
export async function refusalOfStatement(
  deps: Pick<InstitutionDeps, 'clock' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  { personId, kind }: Pick<Statement, 'personId' | 'kind'>,
): Promise<StatementRefused | undefined> {
  const { institutionId, policies } = deps.settings;
  if (!foreseenKinds(policies).includes(kind)) return 'not-foreseen';
  if (await selectOpenApplication(transaction, institutionId, { personId, kind })) return 'already-there';
  if (kind !== 'cancel') return undefined;
  const order = await selectNewestOrder(transaction, institutionId, personId);
  return order && isOpen(stateAt(order, deps.clock.now())) ? undefined : 'nothing-to-cancel';
}
