import type { Effect } from '@mleg/institution-contract/application';
import type { Transaction } from 'kysely';
import { notifyCardChanged } from '../card-orders/order-store.ts';
import { placeOrder } from '../card-orders/place-order.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { CallRecord } from '../issuer-client/calls-store.ts';
import { type SendDeps, sendCalls } from '../issuer-client/send-calls.ts';
import { storeRevocation } from '../office/revoke-card.ts';
import { type ApplicationRecord, endStanding } from './application-store.ts';

type EffectDeps = SendDeps & Pick<InstitutionDeps, 'jobs' | 'random'>;

/** How long a click waits for the issuer; after that the job goes on. */
const PATIENCE_MS = 2_000;

/**
 * What an accepted application does in the transaction of its acceptance: a cancellation or an objection kills card and
 * codes; after a resignation, a card has to be applied for again.
 * @returns what must be said to the issuer now
 */
export async function takeEffect(
  deps: Pick<EffectDeps, 'clock' | 'jobs' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  { person_id: personId, kind, reason }: ApplicationRecord,
  actor: string,
): Promise<CallRecord | undefined> {
  const { institutionId } = deps.settings;
  const revocationReason = kind === 'objection' ? 'resignation' : reason;
  const revocation = revocationReason && { actor, personId, reason: revocationReason };
  const call = revocation ? await storeRevocation(deps, transaction, revocation) : undefined;
  if (revocationReason === 'resignation') {
    await endStanding(transaction, institutionId, { personId, kind: 'issue', at: deps.clock.now() });
  }
  await notifyCardChanged(transaction, institutionId, personId);
  return call;
}

/** What follows at once after the acceptance is stored: the issuer is told, and codes are ordered where all is there. */
export async function followUp(
  deps: EffectDeps,
  { kind, person_id: personId }: ApplicationRecord,
  { actor, call }: { actor: string; call: CallRecord | undefined },
): Promise<Effect> {
  if (kind !== 'issue') {
    if (!call) return 'none';
    await sendCalls(deps, { cardId: call.card_id, own: call, patienceMs: PATIENCE_MS });
    return 'revoked';
  }
  const result = await placeOrder(deps, { personId, actor, replace: false });
  if ('placed' in result) return 'ordered';
  return result.refused === 'not-eligible' ? 'not-eligible' : 'none';
}
