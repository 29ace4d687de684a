import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { RevocationReason } from '@mleg/institution-contract/card-reasons';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import { stateAt, viewOrder } from '../card-orders/order.ts';
import { isOpen, mayBeOnPhone } from '../card-orders/order-states.ts';
import { selectNewestOrder, selectNewestOrderForUpdate, updateOrder } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallRecord, insertCall } from '../issuer-client/calls-store.ts';
import { claimUntil, type SendDeps, sendCalls } from '../issuer-client/send-calls.ts';
import { SEND_ISSUER_CALLS } from '../job-kinds.ts';
import { tell } from '../messages/tell.ts';
import { lockPerson, selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import { refuseOwnCard } from './own-card.ts';

type RevokeDeps = SendDeps & Pick<InstitutionDeps, 'jobs'>;

export interface RevokeCard {
  by: Account;
  personId: string;
  reason: RevocationReason;
}

export type RevokeCardResult = { revoked: CardOrder } | { refused: 'not-found' | 'own-card' | 'nothing-to-revoke' };

/** How long the office's own click waits for the issuer; after that the job goes on. */
const PATIENCE_MS = 2_000;

/**
 * Takes a card back, or codes that could still become one. Stored at once and whatever the issuer does: from then on it
 * is only passed on.
 */
export async function revokeCard(deps: RevokeDeps, request: RevokeCard): Promise<RevokeCardResult> {
  const { institutionId } = deps.settings;
  const person = await selectPerson(deps.database, institutionId, request.personId);
  if (!person) return { refused: 'not-found' };
  if (request.by.personId === request.personId) return refuseOwnCard(deps, request);
  const actor = request.by.accountId;
  const stored = await deps.database
    .transaction()
    .execute((transaction) => storeRevocation(deps, transaction, { ...request, actor }));
  if (!stored) return { refused: 'nothing-to-revoke' };
  await sendCalls(deps, { cardId: person.cardId, own: stored, patienceMs: PATIENCE_MS });
  const order = await selectNewestOrder(deps.database, institutionId, request.personId);
  if (!order) throw new Error('An order vanished after it was revoked.');
  return { revoked: viewOrder(order, deps.clock.now()) };
}

export interface StoreRevocation {
  actor: string;
  personId: string;
  reason: RevocationReason;
  /** One of many, which a job passes on; `codes`: a card that may be on a phone stays. */
  massAction?: { id: string; only?: 'codes' };
}

/**
 * In the transaction of the decision it follows from: no decision without the revocation, and none of them alone.
 * @returns what must be said to the issuer; `undefined` where there was nothing to take back
 */
export async function storeRevocation(
  deps: Pick<RevokeDeps, 'clock' | 'jobs' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  { actor, personId, reason, massAction }: StoreRevocation,
): Promise<CallRecord | undefined> {
  const { institutionId } = deps.settings;
  const now = deps.clock.now();
  await lockPerson(transaction, institutionId, personId);
  const order = await selectNewestOrderForUpdate(transaction, institutionId, personId);
  if (!order || !isOpen(stateAt(order, now))) return undefined;
  if (massAction?.only === 'codes' && mayBeOnPhone(order.state)) return undefined;
  const state = mayBeOnPhone(order.state) ? 'revoked' : 'cancelled';
  const ended = { state, reason, changed_at: now, sealed_codes: null, queue_place: null } as const;
  if (!(await updateOrder(transaction, order, ended))) return undefined;
  const { card_id: cardId, order_id: orderId } = order;
  const revocation = {
    institutionId,
    cardId,
    orderId,
    kind: 'revoke-card',
    reason,
    ...(massAction ? {} : { claimUntil: claimUntil(now, PATIENCE_MS) }),
  } as const;
  const call = await insertCall(transaction, revocation);
  await recordAudit(transaction, {
    institutionId,
    at: now,
    event: state === 'revoked' ? 'card.revoked' : 'order.cancelled',
    actor,
    subject: personId,
    detail: { order: orderId, reason, ...(massAction ? { massAction: massAction.id } : {}) },
  });
  await tell(deps, transaction, { personId, kind: 'card-cancelled', about: orderId, detail: reason });
  await deps.jobs.enqueue(transaction, SEND_ISSUER_CALLS, {});
  return call;
}
