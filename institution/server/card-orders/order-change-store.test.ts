import { randomUUID } from 'node:crypto';
import { type CardOrderState, cardOrderStateSchema } from '@mleg/institution-contract/card-order';
import { NEXT_STATES, OPEN_STATES } from '@mleg/institution-contract/order-life';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import type { InstitutionDatabase } from '../database/schema.ts';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import type { OrderRecord } from './order.ts';
import { type OrderChange, updateOrder, updateOrders } from './order-change-store.ts';
import { insertOrders, selectNewestOrder } from './order-store.ts';

const orderedAt = new Date('2026-11-21T12:00:00Z');

async function newOrder(database: Kysely<InstitutionDatabase>): Promise<OrderRecord> {
  const personId = randomUUID();
  await upsertPeople(database, [personRow({ person_id: personId })], asOperator());
  const ids = { orderId: randomUUID(), personId, cardId: personId };
  await database
    .transaction()
    .execute((transaction) =>
      insertOrders(transaction, [{ ...ids, institutionId: INSTITUTION, orderedAt, replacesEarlier: false }]),
    );
  return read(database, personId);
}

async function read(database: Kysely<InstitutionDatabase>, personId: string): Promise<OrderRecord> {
  const order = await selectNewestOrder(database, INSTITUTION, personId);
  if (!order) throw new Error('no order');
  return order;
}

const change = (database: Kysely<InstitutionDatabase>, order: OrderRecord, to: OrderChange) =>
  database.transaction().execute((transaction) => updateOrder(transaction, order, to));

const states = cardOrderStateSchema.options;

test('from each state to each other, an order goes where the table says and nowhere else', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const { order_id: orderId, person_id: personId } = await newOrder(database);
  const went: [CardOrderState, CardOrderState][] = [];
  for (const from of states) {
    for (const next of states.filter((state) => state !== from)) {
      await database.updateTable('card_orders').set({ state: from }).where('order_id', '=', orderId).execute();
      const order = await read(database, personId);
      const changed = await change(database, order, { state: next }).catch((error: Error) => error.message);
      const { state } = await read(database, personId);
      if (changed === true) went.push([from, next]);
      else expect(changed).toBe(`Order ${orderId} cannot go from ${from} to ${next}.`);
      expect(state).toBe(changed === true ? next : from);
    }
  }
  expect(went).toEqual(states.flatMap((from) => NEXT_STATES[from].map((next) => [from, next])));
});

test('one step that the table does not know undoes those beside it', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const [one, other] = [await newOrder(database), await newOrder(database)];
  await change(database, other, { state: 'cancelled' });
  const changes = [
    { order: one, change: { state: 'preparing' } as const },
    { order: await read(database, other.person_id), change: { state: 'ready' } as const },
  ];
  await expect(
    database.transaction().execute((transaction) => updateOrders(transaction, INSTITUTION, changes)),
  ).rejects.toThrow('cannot go from cancelled to ready');
  expect(await read(database, one.person_id)).toMatchObject({ state: 'ordered' });
});

test('changes an order only from the state it was read in', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const order = await newOrder(database);
  expect(await change(database, order, { state: 'preparing' })).toBe(true);
  expect(await change(database, order, { state: 'cancelled' })).toBe(false);
  expect(await read(database, order.person_id)).toMatchObject({ state: 'preparing' });
});

test('leaves what a change does not name as it was', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const order = await newOrder(database);
  const said = { state: 'ready', sealed_codes: 'jwe', expires_at: new Date('2026-12-21T12:00:00.123Z') } as const;
  await change(database, order, said);
  const ready = await read(database, order.person_id);
  expect(await change(database, ready, { attempts_left: 4 })).toBe(true);
  expect(await read(database, order.person_id)).toEqual({ ...ready, ...said, attempts_left: 4 });
});

test('keeps no codes of an order that is not ready', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const order = await newOrder(database);
  await expect(change(database, order, { sealed_codes: 'jwe' })).rejects.toThrow('check constraint');
  expect(await change(database, order, { state: 'ready', sealed_codes: 'jwe' })).toBe(true);
});

test('the database guards the same states as the table: those that are open, and no others', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { rows } = await sql<{ said: string }>`
    select pg_get_expr(indpred, indrelid) as said from pg_index
    where indexrelid = 'card_orders_one_open'::regclass`.execute(fresh.database);
  expect([...(rows[0]?.said.matchAll(/'(\w+)'/g) ?? [])].map(([, state]) => state)).toEqual(OPEN_STATES);
});
