import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { ResumptionReason, SuspensionReason } from '@mleg/institution-contract/card-reasons';
import type { Transaction } from 'kysely';
import { viewOrder } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { claimUntil, type SendDeps, sendCalls } from '../issuer-client/send-calls.ts';
import { type SuspensionStored, storeResumption, storeSuspension, type WhoseSuspension } from './store-suspension.ts';

type SuspendDeps = SendDeps & Pick<InstitutionDeps, 'jobs'>;
type Whose = Omit<WhoseSuspension, 'claimUntil'>;

export type SuspensionResult = { order: CardOrder } | { refused: 'no-live-card' | 'revoked' | 'suspended-by-office' };

/** How long a click waits for the issuer; after that the job goes on. */
const PATIENCE_MS = 2_000;

/** For a phone that may turn up: stored at once, whatever the issuer does. Doing it again changes nothing. */
export function suspendCard(
  deps: SuspendDeps,
  { reason, ...whose }: Whose & { reason: SuspensionReason },
): Promise<SuspensionResult> {
  return bring(deps, whose, (transaction, claimed) => storeSuspension(deps, transaction, { ...claimed, reason }));
}

export function resumeCard(
  deps: SuspendDeps,
  { reason, ...whose }: Whose & { reason?: ResumptionReason },
): Promise<SuspensionResult> {
  const why = reason ? { reason } : {};
  return bring(deps, whose, (transaction, claimed) => storeResumption(deps, transaction, { ...claimed, ...why }));
}

async function bring(
  deps: SuspendDeps,
  whose: Whose,
  store: (transaction: Transaction<InstitutionDatabase>, claimed: WhoseSuspension) => Promise<SuspensionStored>,
): Promise<SuspensionResult> {
  const claimed = { ...whose, claimUntil: claimUntil(deps.clock.now(), PATIENCE_MS) };
  const result = await deps.database.transaction().execute((transaction) => store(transaction, claimed));
  if ('refused' in result && result.refused !== 'unchanged') return { refused: result.refused };
  if ('stored' in result) {
    await sendCalls(deps, { cardId: result.order.card_id, own: result.stored, patienceMs: PATIENCE_MS });
  }
  const order = await selectNewestOrder(deps.database, deps.settings.institutionId, whose.personId);
  if (!order) throw new Error('An order vanished after its card was suspended or resumed.');
  return { order: viewOrder(order, deps.clock.now()) };
}
