import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { Eligibility } from '@mleg/institution-contract/eligibility';
import { isOpen } from '@mleg/institution-contract/order-life';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { Transaction } from 'kysely';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { judgePerson } from '../eligibility/judge-person.ts';
import { type CallRecord, insertCall } from '../issuer-outbox/calls-store.ts';
import { claimForClick } from '../issuer-outbox/claim-until.ts';
import { SEND_ISSUER_CALLS } from '../jobs.ts';
import { lockPerson } from '../people/people-store.ts';
import type { Person } from '../people/person.ts';
import { readPerson } from '../people/read-person.ts';
import { type OrderRecord, stateAt, viewOrder } from './order.ts';
import { updateOrder } from './order-change-store.ts';
import { countOrdersSince, insertOrder, selectNewestOrderForUpdate } from './order-store.ts';

type OrderDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'keys' | 'random' | 'settings'>;

export interface PlaceOrder {
  personId: string;
  /** `student` where it is the holder, else the id of the account that acts for them. */
  actor: string;
  /** The holder has confirmed that the old code dies and the old card is revoked. */
  replace: boolean;
}

export type PlaceOrderRefused =
  | { refused: 'not-eligible'; eligibility: Eligibility }
  | { refused: 'order-open'; order: CardOrder }
  | { refused: 'too-many-orders'; retryAfterSeconds: number };

/** Nobody loses a phone so often; each order costs the issuer signatures and a place in its status list. */
const ORDERS_PER_HOUR = 30;
const HOUR_SECONDS = 3_600;

/**
 * Steps 1 and 9: stores the order and what must be sent to the issuer in one transaction. Throws where the person is not
 * known.
 * @returns the call that the caller sends; a job does where the caller cannot
 */
export async function placeOrder(
  deps: OrderDeps,
  request: PlaceOrder,
): Promise<{ call: CallRecord } | PlaceOrderRefused> {
  return deps.database
    .transaction()
    .execute((transaction) => storeOrder({ ...deps, database: transaction }, transaction, request));
}

async function storeOrder(
  deps: OrderDeps,
  transaction: Transaction<InstitutionDatabase>,
  { personId, actor, replace }: PlaceOrder,
): Promise<{ call: CallRecord } | PlaceOrderRefused> {
  const { institutionId } = deps.settings;
  await lockPerson(transaction, institutionId, personId);
  const person = await readPerson(deps, personId);
  if (!person) throw new Error('The account belongs to nobody.');
  const now = deps.clock.now();
  const earlier = await selectNewestOrderForUpdate(transaction, institutionId, personId);
  if (earlier && isOpen(stateAt(earlier, now)) && !replace) {
    return { refused: 'order-open', order: viewOrder(earlier, now) };
  }
  const hourAgo = new Date(now.getTime() - HOUR_SECONDS * 1_000);
  if ((await countOrdersSince(transaction, institutionId, personId, hourAgo)) >= ORDERS_PER_HOUR) {
    return { refused: 'too-many-orders', retryAfterSeconds: HOUR_SECONDS };
  }
  const eligibility = await judgePerson(deps, person);
  if (!eligibility.eligible) return { refused: 'not-eligible', eligibility };
  if (earlier) await endEarlier(deps, transaction, earlier, { now, actor });
  return {
    call: await insertNewOrder(deps, transaction, person, { now, actor, replacesEarlier: replacesAny(earlier) }),
  };
}

/** Also one whose own end has not reached the issuer yet must be revoked by what comes after it. */
function replacesAny(earlier: OrderRecord | undefined): boolean {
  return earlier !== undefined && isOpen(earlier.state);
}

async function endEarlier(
  deps: OrderDeps,
  transaction: Transaction<InstitutionDatabase>,
  earlier: OrderRecord,
  { now, actor }: { now: Date; actor: string },
): Promise<void> {
  if (!isOpen(earlier.state)) return;
  const state =
    stateAt(earlier, now) === 'expired' ? 'expired' : earlier.state === 'activated' ? 'revoked' : 'replaced';
  const reason = state === 'revoked' ? { reason: 'new-phone' } : {};
  const ended = await updateOrder(transaction, earlier, {
    state,
    changed_at: now,
    sealed_codes: null,
    queue_place: null,
    ...reason,
  });
  if (!ended) throw new Error('An order changed although its person was locked.');
  await recordAudit(transaction, {
    institutionId: deps.settings.institutionId,
    at: now,
    event: state === 'revoked' ? 'card.revoked' : `order.${state}`,
    actor,
    subject: earlier.person_id,
    detail: { order: earlier.order_id, ...reason },
  });
}

async function insertNewOrder(
  deps: OrderDeps,
  transaction: Transaction<InstitutionDatabase>,
  person: Person,
  { now, actor, replacesEarlier }: { now: Date; actor: string; replacesEarlier: boolean },
): Promise<CallRecord> {
  const { institutionId } = deps.settings;
  const { personId, cardId } = person;
  const orderId = makeUuid(deps.random);
  await insertOrder(transaction, { institutionId, orderId, personId, cardId, orderedAt: now, replacesEarlier });
  const request = {
    institutionId,
    cardId,
    orderId,
    kind: 'request-issuance',
    claimUntil: claimForClick(now),
  } as const;
  const call = await insertCall(transaction, request);
  await recordAudit(transaction, {
    institutionId,
    at: now,
    event: 'order.placed',
    actor,
    subject: personId,
    detail: { order: orderId, replacesEarlier },
  });
  await deps.jobs.enqueue(transaction, SEND_ISSUER_CALLS, {});
  await notifyCardChanged(transaction, institutionId, personId);
  return call;
}
