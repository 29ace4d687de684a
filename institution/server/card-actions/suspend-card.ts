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
import type { Permission } from '../permission/permission.ts';
import type { NotYet } from '../two-people/weigh.ts';

type SuspendDeps = SendDeps & Pick<InstitutionDeps, 'jobs'>;
type Whose = Omit<WhoseSuspension, 'claimUntil'>;

export type SuspensionResult = { order: CardOrder } | { refused: 'no-live-card' | 'revoked' | 'suspended-by-office' };

/** Leave to change the card, asked for in the change's own transaction. */
export type AskLeave = (
  transaction: Transaction<InstitutionDatabase>,
) => Promise<{ permission: Permission<'change-cards'> } | NotYet>;

/** For a phone that may turn up: stored at once, whatever the issuer does. Doing it again changes nothing. */
export function suspendCard(
  deps: SuspendDeps,
  { reason, ...whose }: Whose & { reason: SuspensionReason },
  ask: AskLeave,
): Promise<SuspensionResult | NotYet> {
  return bring(deps, whose, ask, (transaction, claimed, leave) =>
    storeSuspension(deps, transaction, { ...claimed, reason }, leave),
  );
}

export function resumeCard(
  deps: SuspendDeps,
  { reason, ...whose }: Whose & { reason?: ResumptionReason },
  ask: AskLeave,
): Promise<SuspensionResult | NotYet> {
  const why = reason ? { reason } : {};
  return bring(deps, whose, ask, (transaction, claimed, leave) =>
    storeResumption(deps, transaction, { ...claimed, ...why }, leave),
  );
}

type Store = (
  transaction: Transaction<InstitutionDatabase>,
  claimed: WhoseSuspension,
  leave: Permission<'change-cards'>,
) => Promise<SuspensionStored>;

async function bring(deps: SuspendDeps, whose: Whose, ask: AskLeave, store: Store): Promise<SuspensionResult | NotYet> {
  const claimed = { ...whose, claimUntil: claimForClick(deps.clock.now()) };
  const result = await deps.database.transaction().execute(async (transaction) => {
    const asked = await ask(transaction);
    return 'permission' in asked ? store(transaction, claimed, asked.permission) : { notYet: asked };
  });
  if ('notYet' in result) return result.notYet;
  if ('refused' in result && result.refused !== 'unchanged') return { refused: result.refused };
  if ('stored' in result) await sendAtOnce(deps, result.stored);
  return { order: await readOrder(deps, whose.personId) };
}
