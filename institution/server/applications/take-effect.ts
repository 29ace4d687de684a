import type { Effect } from '@mleg/institution-contract/application';
import type { Transaction } from 'kysely';
import { orderCard } from '../card-actions/order-card.ts';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import { storeRevocation } from '../card-orders/store-revocation.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { CallRecord } from '../issuer-outbox/calls-store.ts';
import { sendAtOnce } from '../issuer-sending/send-at-once.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';
import type { Permission } from '../permission/permission.ts';
import { type ApplicationRecord, endStanding } from './application-store.ts';

type EffectDeps = SendDeps & Pick<InstitutionDeps, 'jobs' | 'random'>;

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
  leave: Permission<'change-cards'>,
): Promise<CallRecord | undefined> {
  const { institutionId } = deps.settings;
  const revocationReason = kind === 'objection' ? 'resignation' : reason;
  const revocation = revocationReason && { actor, personId, reason: revocationReason };
  const call = revocation ? await storeRevocation(deps, transaction, revocation, leave) : undefined;
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
  { actor, call, leave }: { actor: string; call: CallRecord | undefined; leave: Permission<'order-codes'> },
): Promise<Effect> {
  if (kind !== 'issue') {
    if (!call) return 'none';
    await sendAtOnce(deps, call);
    return 'revoked';
  }
  const result = await orderCard(deps, { personId, actor, replace: false }, async () => ({ permission: leave }));
  if ('placed' in result) return 'ordered';
  return 'refused' in result && result.refused === 'not-eligible' ? 'not-eligible' : 'none';
}
