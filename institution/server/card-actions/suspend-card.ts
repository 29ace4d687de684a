import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { ResumptionReason, SuspensionReason } from '@mleg/institution-contract/card-reasons';
import type { Transaction } from 'kysely';
import { readOrder } from '../card-orders/read-order.ts';
import {
  type SuspensionStored,
  storeResumption,
  storeSuspension,
  type WhoseSuspension,
} from '../card-orders/store-suspension.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { claimForClick } from '../issuer-outbox/claim-until.ts';
import { sendAtOnce } from '../issuer-sending/send-at-once.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';

type SuspendDeps = SendDeps & Pick<InstitutionDeps, 'jobs'>;
type Whose = Omit<WhoseSuspension, 'claimUntil'>;

export type SuspensionResult = { order: CardOrder } | { refused: 'no-live-card' | 'revoked' | 'suspended-by-office' };

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
  const claimed = { ...whose, claimUntil: claimForClick(deps.clock.now()) };
  const result = await deps.database.transaction().execute((transaction) => store(transaction, claimed));
  if ('refused' in result && result.refused !== 'unchanged') return { refused: result.refused };
  if ('stored' in result) await sendAtOnce(deps, result.stored);
  return { order: await readOrder(deps, whose.personId) };
}
