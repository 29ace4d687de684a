import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { Eligibility } from '@mleg/institution-contract/eligibility';
import { isOpen } from '@mleg/institution-contract/order-life';
import { later, SECOND } from '@mleg/platform/clock/durations';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { LIMIT_WINDOW } from '../durations.ts';
import { type Judge, openJudge } from '../eligibility/judge-person.ts';
import type { CallRecord } from '../issuer-outbox/calls-store.ts';
import { lockPeople } from '../people/people-store.ts';
import type { Person } from '../people/person.ts';
import { withPesel } from '../people/read-person.ts';
import type { Permission } from '../permission/permission.ts';
import { type OrderRecord, stateAt, viewOrder } from './order.ts';
import { countOrdersSince, lockOpenOrders } from './order-store.ts';
import { type NewPlacing, storeOrders } from './store-orders.ts';

type PlaceDeps = Pick<InstitutionDeps, 'clock' | 'jobs' | 'keys' | 'random' | 'settings'>;
type Within = Transaction<InstitutionDatabase>;

export interface Wish {
  personId: string;
  /** `student` where it is the holder, else the id of the account that acts for them. */
  actor: string;
  /** The holder has confirmed that the old code dies and the old card is revoked. */
  replace: boolean;
  /** The office has decided about this one person that there may be a card again. */
  restoresRight?: true;
  /** One of many. */
  groupOrderId?: string;
}

/** `call` is what has to be sent to the issuer: by the caller, who may have claimed it, or else by a job. */
export type Placed = { orderId: string; call: CallRecord };

export type PlaceRefused =
  | { refused: 'unknown-person' }
  | { refused: 'not-eligible'; eligibility: Eligibility }
  | { refused: 'order-open'; order: CardOrder }
  | { refused: 'too-many-orders'; retryAfterSeconds: number };

/** Nobody loses a phone so often; each order costs the issuer signatures and a place in its status list. */
const ORDERS_PER_HOUR = 30;

/**
 * Steps 1 and 9, for one person or ten thousand: stores orders and what must be sent to the issuer in the caller's
 * transaction. Each person is there once; what is in the way of one is in the way of nobody else.
 * @param claimUntil the caller sends the calls itself, until then
 */
export async function placeOrders(
  deps: PlaceDeps,
  transaction: Within,
  wishes: readonly Wish[],
  _leave: Permission<'order-codes'>,
  claimUntil?: Date,
): Promise<Map<string, Placed | PlaceRefused>> {
  const known = await readKnown(deps, transaction, wishes);
  const outcomes = new Map<string, Placed | PlaceRefused>();
  const placings: NewPlacing[] = [];
  for (const wish of wishes) {
    const refused = refusalOf(known, wish);
    if (refused) outcomes.set(wish.personId, refused);
    else placings.push(placingOf(deps, known, wish));
  }
  const calls = await storeOrders(deps, transaction, placings, { now: known.now, claimUntil });
  for (const { orderId, personId } of placings) {
    const call = calls.get(orderId);
    if (!call) throw new Error('An order was stored without its call.');
    outcomes.set(personId, { orderId, call });
  }
  return outcomes;
}

/** All that decides about wishes, read once for all of them; the people are locked. */
interface Known {
  now: Date;
  people: ReadonlyMap<string, Person>;
  /** The order of each that could still end as a card on a phone; a person has at most one. */
  open: ReadonlyMap<string, OrderRecord>;
  lately: ReadonlyMap<string, number>;
  judge: Judge;
}

async function readKnown(deps: PlaceDeps, transaction: Within, wishes: readonly Wish[]): Promise<Known> {
  const { institutionId } = deps.settings;
  const ids = wishes.map(({ personId }) => personId);
  const records = await lockPeople(transaction, institutionId, ids);
  const now = deps.clock.now();
  return {
    now,
    people: new Map(records.map((record) => [record.personId, withPesel(deps, record)])),
    open: await lockOpenOrders(transaction, institutionId, ids),
    lately: await countOrdersSince(transaction, institutionId, ids, later(now, -LIMIT_WINDOW)),
    judge: await openJudge({ ...deps, database: transaction }, ids),
  };
}

function refusalOf(known: Known, { personId, replace, restoresRight }: Wish): PlaceRefused | undefined {
  const person = known.people.get(personId);
  if (!person) return { refused: 'unknown-person' };
  const open = known.open.get(personId);
  if (open && isOpen(stateAt(open, known.now)) && !replace) {
    return { refused: 'order-open', order: viewOrder(open, known.now) };
  }
  if ((known.lately.get(personId) ?? 0) >= ORDERS_PER_HOUR) {
    return { refused: 'too-many-orders', retryAfterSeconds: LIMIT_WINDOW / SECOND };
  }
  const eligibility = known.judge(restoresRight ? { ...person, hasLostRight: false } : person);
  return eligibility.eligible ? undefined : { refused: 'not-eligible', eligibility };
}

function placingOf({ random }: Pick<PlaceDeps, 'random'>, known: Known, wish: Wish): NewPlacing {
  const { personId, actor, groupOrderId } = wish;
  const person = known.people.get(personId);
  if (!person) throw new Error('An order for nobody.');
  const earlier = known.open.get(personId);
  return {
    orderId: makeUuid(random),
    personId,
    cardId: person.cardId,
    actor,
    ...(groupOrderId ? { groupOrderId } : {}),
    ...(earlier ? { earlier } : {}),
  };
}
