import type { IssuanceRequest } from '@mleg/issuer-contract/issuance-request';
import { applyWithin } from '../card-orders/apply-report.ts';
import type { OrderRecord } from '../card-orders/order.ts';
import { selectOrders } from '../card-orders/order-store.ts';
import { cardSubject } from '../cards/card-subject.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { IssuanceAnswer } from '../issuer-client/issuer.ts';
import { type CallRecord, deleteCalls } from '../issuer-outbox/calls-store.ts';
import type { Person } from '../people/person.ts';
import { readPeople } from '../people/read-person.ts';
import { type Photo, readPhotos } from '../photos/photo.ts';
import { failOrder } from './fail-order.ts';

type SayDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'issuer' | 'keys' | 'settings'>;

/** A call with the order it is about and what is to be said. */
interface PreparedRequest {
  call: CallRecord;
  order: OrderRecord;
  request: IssuanceRequest;
}

/** Asks for the codes of several orders in one call; what is refused ends its own order only. */
export async function sendRequests(deps: SayDeps, calls: readonly CallRecord[], patienceMs: number): Promise<void> {
  const prepared = await prepareRequests(deps, calls);
  const requests = prepared.map(({ request }) => request);
  const [only] = requests;
  if (!only) return;
  const answers =
    requests.length === 1
      ? [await deps.issuer.requestIssuance(only, patienceMs)]
      : await deps.issuer.requestIssuances(requests, patienceMs);
  await settleRequests(deps, prepared, answers);
}

/** An order that has ended meanwhile is not asked for; one whose data make no card fails. */
async function prepareRequests(deps: SayDeps, calls: readonly CallRecord[]): Promise<PreparedRequest[]> {
  const { institutionId } = deps.settings;
  const ids = calls.map((call) => call.order_id);
  const orders = await selectOrders(deps.database, institutionId, ids);
  const isPointless = ({ order_id: orderId }: CallRecord) => orders.get(orderId)?.state !== 'ordered';
  const pointless = calls.filter(isPointless);
  if (pointless.length > 0) await deleteCalls(deps.database, institutionId, pointless);
  const personIds = [...orders.values()].map((order) => order.person_id);
  const people = await readPeople(deps, personIds);
  const photoOf = await readPhotos(deps, personIds);
  const prepared: PreparedRequest[] = [];
  for (const call of calls) {
    const order = orders.get(call.order_id);
    if (!order || isPointless(call)) continue;
    const request = issuanceRequest(deps, order, people.get(order.person_id), photoOf(order.person_id));
    if ('refused' in request) await failOrder(deps, call, order, request.refused);
    else prepared.push({ call, order, request });
  }
  return prepared;
}

/** Takes over what the issuer has said. */
async function settleRequests(
  deps: SayDeps,
  prepared: readonly PreparedRequest[],
  said: readonly IssuanceAnswer[],
): Promise<void> {
  const accepted: { call: CallRecord; report: Extract<IssuanceAnswer, { accepted: unknown }>['accepted'] }[] = [];
  for (const [at, { call, order, request }] of prepared.entries()) {
    const answer = await unlessReused(deps, request, said[at]);
    if (!answer) continue;
    if ('refused' in answer) await failOrder(deps, call, order, answer.refused);
    else accepted.push({ call, report: answer.accepted });
  }
  const calls = accepted.map(({ call }) => call);
  const reports = accepted.map(({ report }) => report);
  await deps.database.transaction().execute(async (transaction) => {
    await deleteCalls(transaction, deps.settings.institutionId, calls);
    await applyWithin(deps, transaction, reports);
  });
}

function issuanceRequest(
  { settings }: SayDeps,
  order: OrderRecord,
  person: Person | undefined,
  photo: Photo,
): IssuanceRequest | { refused: string } {
  if ('refused' in photo) return photo;
  if (!person) return { refused: 'data-incomplete' };
  const made = cardSubject({ person, jpeg: photo.jpeg, settings, orderedAt: order.ordered_at });
  if ('refused' in made) return made;
  return { requestId: order.order_id, cardId: order.card_id, subject: made.subject };
}

/**
 * The first try may have arrived although its answer did not, and the person's data may have changed since: then the
 * issuer has this order already, with other content, and what it has counts.
 */
async function unlessReused(
  deps: SayDeps,
  request: IssuanceRequest,
  answer: IssuanceAnswer | undefined,
): Promise<IssuanceAnswer | undefined> {
  if (!answer || !('refused' in answer) || answer.refused !== 'request-id-reused') return answer;
  const known = await deps.issuer.getIssuance(request.requestId);
  return known ? { accepted: known } : answer;
}
