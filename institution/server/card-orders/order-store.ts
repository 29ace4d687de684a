import { OPEN_STATES, STATES_AT_ISSUER } from '@mleg/institution-contract/order-life';
import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase, IssuerCallsTable } from '../database/schema.ts';
import type { OrderRecord } from './order.ts';

type CallKind = IssuerCallsTable['kind'];
type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

const callWaits = (...kinds: readonly CallKind[]) => sql<boolean>`exists (
  select 1 from issuer_calls
  where issuer_calls.institution_id = card_orders.institution_id and issuer_calls.card_id = card_orders.card_id
    and issuer_calls.kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))})
)`;
const revocationWaits = callWaits('revoke-card').as('revocation_waits');
const suspensionWaits = callWaits('suspend-card', 'resume-card').as('suspension_waits');

const orders = (within: Within, institutionId: string) =>
  within
    .selectFrom('card_orders')
    .selectAll()
    .select([revocationWaits, suspensionWaits])
    .where('institution_id', '=', institutionId);

/** One parameter, so that one order and many are the same statement, planned once. */
const anyOf = (ids: readonly string[]) => sql<string>`any (${ids}::uuid[])`;

type Orders = SelectQueryBuilder<InstitutionDatabase, 'card_orders', OrderRecord>;

export function selectNewestOrder(
  within: Within,
  institutionId: string,
  personId: string,
): Promise<OrderRecord | undefined> {
  const query: Orders = orders(within, institutionId).where('person_id', '=', personId);
  return query.orderBy('order_number', 'desc').limit(1).executeTakeFirst();
}

/** Holds back reports about the order until the transaction ends; the person is locked before it. */
export function lockNewestOrder(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  personId: string,
): Promise<OrderRecord | undefined> {
  const query: Orders = orders(within, institutionId).where('person_id', '=', personId);
  return query.orderBy('order_number', 'desc').limit(1).forUpdate('card_orders').executeTakeFirst();
}

/** The newest order of each of these people who has one. */
export async function selectNewestOrders(
  within: Within,
  institutionId: string,
  personIds: readonly string[],
): Promise<Map<string, OrderRecord>> {
  if (personIds.length === 0) return new Map();
  const rows = await orders(within, institutionId)
    .distinctOn('person_id')
    .where('person_id', 'in', personIds)
    .orderBy('person_id')
    .orderBy('order_number', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.person_id, row]));
}

export function selectOrder(within: Within, institutionId: string, orderId: string): Promise<OrderRecord | undefined> {
  return orders(within, institutionId).where('order_id', '=', orderId).executeTakeFirst();
}

export async function selectOrders(
  within: Within,
  institutionId: string,
  orderIds: readonly string[],
): Promise<Map<string, OrderRecord>> {
  return byId(await orders(within, institutionId).where('order_id', '=', anyOf(orderIds)).execute());
}

/** How many orders each of these people has placed since then; only those who have are there. */
export async function countOrdersSince(
  within: Within,
  institutionId: string,
  personIds: readonly string[],
  since: Date,
): Promise<Map<string, number>> {
  const rows = await within
    .selectFrom('card_orders')
    .select((count) => ['person_id', count.fn.countAll<number>().as('total')])
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', anyOf(personIds))
    .where('ordered_at', '>', since)
    .groupBy('person_id')
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.total]));
}

/** Reports about one order are applied one after another; locked in the same order by everybody. */
export async function lockOrders(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  orderIds: readonly string[],
): Promise<Map<string, OrderRecord>> {
  const found = orders(within, institutionId).where('order_id', '=', anyOf(orderIds));
  return byId(await found.orderBy('order_id').forUpdate('card_orders').execute());
}

const byId = (rows: readonly OrderRecord[]) => new Map(rows.map((row) => [row.order_id, row]));

/** Orders of which nothing new has been heard since `before`, longest first. */
export async function selectWaitingOrders(
  within: Within,
  institutionId: string,
  before: Date,
  limit: number,
): Promise<OrderRecord[]> {
  return orders(within, institutionId)
    .where('state', 'in', ['preparing', 'redeemed'])
    .where('changed_at', '<', before)
    .orderBy('changed_at')
    .limit(limit)
    .execute();
}

/** Orders that the issuer knows and that may still change, in the order of their ids. */
export async function selectOrdersAtIssuer(
  within: Within,
  institutionId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<OrderRecord[]> {
  return orders(within, institutionId)
    .where('state', 'in', STATES_AT_ISSUER)
    .$if(after !== undefined, (query) => query.where('order_id', '>', after ?? ''))
    .orderBy('order_id')
    .limit(limit)
    .execute();
}

/** Codes past their time of which the issuer has not yet said so. */
export async function selectOverdueOrders(
  within: Within,
  institutionId: string,
  now: Date,
  limit: number,
): Promise<OrderRecord[]> {
  return orders(within, institutionId)
    .where('state', '=', 'ready')
    .where('expires_at', '<', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
}

export interface NewOrder {
  institutionId: string;
  orderId: string;
  personId: string;
  cardId: string;
  orderedAt: Date;
  replacesEarlier: boolean;
}

/** Arrays keep it one statement with one text, however many orders there are. */
export async function insertOrders(
  within: Transaction<InstitutionDatabase>,
  placed: readonly NewOrder[],
): Promise<void> {
  const column = <Name extends keyof NewOrder>(name: Name) => placed.map((order) => order[name]);
  await sql`
    insert into card_orders (institution_id, order_id, person_id, card_id, state, ordered_at, changed_at, sequence,
      delayed, replaces_earlier)
    select institution_id, order_id, person_id, card_id, 'ordered', ordered_at, ordered_at, 0, false, replaces_earlier
    from unnest(${column('institutionId')}::text[], ${column('orderId')}::uuid[], ${column('personId')}::uuid[],
      ${column('cardId')}::uuid[], ${column('orderedAt')}::timestamptz[], ${column('replacesEarlier')}::boolean[])
      as placed (institution_id, order_id, person_id, card_id, ordered_at, replaces_earlier)`.execute(within);
}

/** The one order of each of these people that could still end as a card on a phone; the people are locked before it. */
export async function lockOpenOrders(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  personIds: readonly string[],
): Promise<Map<string, OrderRecord>> {
  if (personIds.length === 0) return new Map();
  const rows = await orders(within, institutionId)
    .where('person_id', '=', anyOf(personIds))
    .where('state', 'in', OPEN_STATES)
    .orderBy('order_id')
    .forUpdate('card_orders')
    .execute();
  return new Map(rows.map((row) => [row.person_id, row]));
}

export interface DelayedOrders {
  institutionId: string;
  cardId?: string | undefined;
  /** Also those that have not been tried, because the issuer is being left alone. */
  untried: boolean;
}

/**
 * Marks the orders with something that the issuer could not be told; for a changed card nobody waits.
 * @returns whose they are, where that was not known yet
 */
export async function markOrdersDelayed(within: Within, delayed: DelayedOrders): Promise<string[]> {
  const { institutionId, cardId, untried } = delayed;
  const ofCard = cardId ? sql`and issuer_calls.card_id = ${cardId}` : sql``;
  const { rows } = await sql<{ person_id: string }>`
    update card_orders set delayed = true
    from issuer_calls
    where card_orders.institution_id = ${institutionId} and not card_orders.delayed
      and issuer_calls.institution_id = card_orders.institution_id and issuer_calls.order_id = card_orders.order_id
      and issuer_calls.kind <> 'update-card'
      and (issuer_calls.tries > 1 or issuer_calls.claimed_until is null and (issuer_calls.tries > 0 or ${untried}))
      ${ofCard}
    returning card_orders.person_id`.execute(within);
  return rows.map((row) => row.person_id);
}
