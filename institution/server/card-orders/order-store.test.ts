import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { InstitutionDatabase } from '../database/schema.ts';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { insertOrders, selectNewestOrder, selectOrdersAtIssuer } from './order-store.ts';

const orderedAt = new Date('2026-11-21T12:00:00Z');

async function order(database: Kysely<InstitutionDatabase>, personId: string): Promise<string> {
  const orderId = randomUUID();
  const placed = { institutionId: INSTITUTION, orderId, personId, cardId: personId, orderedAt, replacesEarlier: false };
  await database.transaction().execute((transaction) => insertOrders(transaction, [placed]));
  return orderId;
}

async function somebody(database: Kysely<InstitutionDatabase>): Promise<string> {
  const personId = randomUUID();
  await upsertPeople(database, [personRow({ person_id: personId })], asOperator());
  return personId;
}

test('I1: nobody has two orders that could both end on a phone, whatever the code does', async () => {
  await using fresh = await freshInstitutionDatabase();
  const personId = await somebody(fresh.database);
  await order(fresh.database, personId);
  await expect(order(fresh.database, personId)).rejects.toThrow('card_orders_one_open');
});

test('knows the newest order even where two are of the same instant', async () => {
  await using fresh = await freshInstitutionDatabase();
  const personId = await somebody(fresh.database);
  await order(fresh.database, personId);
  await fresh.database.updateTable('card_orders').set({ state: 'replaced' }).execute();
  const second = await order(fresh.database, personId);
  expect(await selectNewestOrder(fresh.database, INSTITUTION, personId)).toMatchObject({ order_id: second });
});

test('goes through the orders that the issuer has in pieces, each after the one before', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const orders: string[] = [];
  for (let count = 0; count < 3; count++) orders.push(await order(database, await somebody(database)));
  await database.updateTable('card_orders').set({ state: 'ready' }).execute();
  await order(database, await somebody(database));
  const piece = async (after?: string) =>
    (await selectOrdersAtIssuer(database, INSTITUTION, { after, limit: 2 })).map(({ order_id: id }) => id);
  const first = await piece();
  const all = [...first, ...(await piece(first.at(-1)))];
  expect(all).toEqual(orders.toSorted());
});
