import type { IssuanceRequest } from '@mleg/issuer-contract/issuance-request';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { applyReport } from '../card-orders/apply-report.ts';
import type { OrderRecord } from '../card-orders/order.ts';
import { selectOrder, updateOrder } from '../card-orders/order-store.ts';
import { cardSubject } from '../cards/card-subject.ts';
import type { InstitutionDeps } from '../deps.ts';
import { lockPerson } from '../people/people-store.ts';
import { readPerson } from '../people/read-person.ts';
import { readPhoto } from '../photos/photo.ts';
import { type CallRecord, deleteCall, insertCall } from './calls-store.ts';
import type { IssuanceAnswer } from './issuer.ts';

type SayDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'issuer' | 'keys' | 'settings'>;

/** A call with the order it is about and what is to be said. */
export interface PreparedRequest {
  call: CallRecord;
  order: OrderRecord;
  request: IssuanceRequest;
}

/** Asks for the codes of one order; an order that has ended meanwhile is not asked for. */
export async function sayRequest(deps: SayDeps, call: CallRecord, patienceMs: number): Promise<void> {
  const prepared = await prepareRequest(deps, call);
  if (!prepared) return;
  await settleRequest(deps, prepared, await deps.issuer.requestIssuance(prepared.request, patienceMs));
}

/** @returns nothing where there is nothing to be asked for; the call has then been dealt with */
export async function prepareRequest(deps: SayDeps, call: CallRecord): Promise<PreparedRequest | undefined> {
  const order = await selectOrder(deps.database, call.institution_id, call.order_id);
  if (order?.state !== 'ordered') {
    await deleteCall(deps.database, call);
    return undefined;
  }
  const request = await issuanceRequest(deps, order);
  if (!('refused' in request)) return { call, order, request };
  await fail(deps, call, order, request.refused);
  return undefined;
}

/** Takes over what the issuer has said. */
export async function settleRequest(deps: SayDeps, prepared: PreparedRequest, said: IssuanceAnswer): Promise<void> {
  const { call, order, request } = prepared;
  const answer = await unlessReused(deps, request, said);
  if ('refused' in answer) return fail(deps, call, order, answer.refused);
  await deps.database.transaction().execute(async (transaction) => {
    await deleteCall(transaction, call);
    await applyReport(deps, transaction, answer.accepted);
  });
}

async function issuanceRequest(deps: SayDeps, order: OrderRecord): Promise<IssuanceRequest | { refused: string }> {
  const photo = await readPhoto(deps, order.person_id);
  if ('refused' in photo) return photo;
  const person = await readPerson(deps, order.person_id);
  if (!person) return { refused: 'data-incomplete' };
  const facts = { person, jpeg: photo.jpeg, settings: deps.settings, orderedAt: order.ordered_at };
  const made = cardSubject(facts);
  if ('refused' in made) return made;
  return { requestId: order.order_id, cardId: order.card_id, subject: made.subject };
}

/**
 * The first try may have arrived although its answer did not, and the person's data may have changed since: then the
 * issuer has this order already, with other content, and what it has counts.
 */
async function unlessReused(deps: SayDeps, request: IssuanceRequest, answer: IssuanceAnswer): Promise<IssuanceAnswer> {
  if (!('refused' in answer) || answer.refused !== 'request-id-reused') return answer;
  const known = await deps.issuer.getIssuance(request.requestId);
  return known ? { accepted: known } : answer;
}

/** Ends the order. Its holder was promised that the earlier card dies; nothing else will tell the issuer now. */
async function fail(deps: SayDeps, call: CallRecord, order: OrderRecord, reason: string): Promise<void> {
  const { institution_id: institutionId, card_id: cardId, order_id: orderId } = order;
  await deps.database.transaction().execute(async (transaction) => {
    const now = deps.clock.now();
    await lockPerson(transaction, institutionId, order.person_id);
    await deleteCall(transaction, call);
    if (order.replaces_earlier) {
      await insertCall(transaction, { institutionId, cardId, orderId, kind: 'revoke-card', reason: 'new-phone' });
    }
    if (!(await updateOrder(transaction, order, { state: 'failed', reason, changed_at: now, delayed: false }))) return;
    await recordAudit(transaction, {
      institutionId,
      at: now,
      event: 'order.failed',
      actor: 'system',
      subject: order.person_id,
      detail: { order: orderId, reason },
    });
  });
}
