import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { insertOrders } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import {
  insertGroupOrder,
  insertGroupPeople,
  lockWaiting,
  selectFailures,
  selectProgress,
  updateOutcomes,
  waitAgain,
} from './group-order-store.ts';
import { countGroups } from './group-store.ts';

const PEOPLE = ['1', '2', '3'].map((album_number) =>
  personRow({ person_id: randomUUID(), album_number, studies: '4b' }),
);
const IDS = PEOPLE.map(({ person_id }) => person_id);
const STRANGER = personRow({ person_id: randomUUID(), album_number: '1', studies: '4b', institution_id: 'other' });

async function placed(database: Kysely<InstitutionDatabase>, own?: string) {
  await upsertPeople(database, [...PEOPLE, STRANGER], asOperator());
  const order = {
    institution_id: INSTITUTION,
    group_order_id: randomUUID(),
    group_name: '4b',
    placed_by: randomUUID(),
    placed_at: new Date(),
  };
  expect(await insertGroupOrder(database, order)).toBe(true);
  expect(await insertGroupOrder(database, order)).toBe(false);
  await insertGroupPeople(database, order, [...IDS, STRANGER.person_id, randomUUID()], own);
  return order.group_order_id;
}

test('two processes never take the same person, and one that dies gives its people back', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  await placed(database);
  const dying = database.transaction().execute(async (first) => {
    expect(await lockWaiting(first, INSTITUTION, 2)).toHaveLength(2);
    const others = await database.transaction().execute((second) => lockWaiting(second, INSTITUTION, 9));
    expect(others).toHaveLength(1);
    throw new Error('killed');
  });
  await expect(dying).rejects.toThrow('killed');
  const again = await database.transaction().execute((transaction) => lockWaiting(transaction, INSTITUTION, 9));
  expect(again).toHaveLength(3);
});

test('I10 an id of another institution is nobody, and a card of one own is refused at once (D53)', async () => {
  await using fresh = await freshInstitutionDatabase();
  const [own = ''] = IDS;
  const groupOrderId = await placed(fresh.database, own);
  expect(await selectProgress(fresh.database, INSTITUTION, groupOrderId)).toMatchObject({ total: 3, under_way: 2 });
  expect(await selectFailures(fresh.database, INSTITUTION, groupOrderId)).toMatchObject([
    { person_id: own, reason: 'own-card' },
  ]);
  await waitAgain(fresh.database, INSTITUTION, groupOrderId);
  expect(await selectFailures(fresh.database, INSTITUTION, groupOrderId)).toHaveLength(1);
});

test("progress and failures follow the people's own orders; trying again takes up those that failed", async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const groupOrderId = await placed(database);
  const [ready = '', failed = '', refused = ''] = IDS;
  const orders = [ready, failed].map((personId) => ({ personId, cardId: personId, orderId: randomUUID() }));
  const common = { institutionId: INSTITUTION, orderedAt: new Date(), replacesEarlier: false };
  await database.transaction().execute(async (transaction) => {
    await insertOrders(
      transaction,
      orders.map((order) => ({ ...order, ...common })),
    );
    await updateOutcomes(transaction, INSTITUTION, [
      ...orders.map(({ personId, orderId }) => ({ groupOrderId, personId, orderId, state: 'ordered' as const })),
      { groupOrderId, personId: refused, state: 'refused', reason: 'not-eligible', failedRules: ['photo-present'] },
    ]);
  });
  expect(await selectProgress(database, INSTITUTION, groupOrderId)).toMatchObject({ under_way: 2, ready: 0 });
  const end = (personId: string, state: 'ready' | 'failed', reason: string | null) =>
    database
      .updateTable('card_orders')
      .set({ state, reason, expires_at: new Date(Date.now() + 60_000) })
      .where('person_id', '=', personId)
      .execute();
  await end(ready, 'ready', null);
  await end(failed, 'failed', 'card-expired');
  expect(await selectProgress(database, INSTITUTION, groupOrderId)).toMatchObject({ total: 3, under_way: 0, ready: 1 });
  const reasons = (await selectFailures(database, INSTITUTION, groupOrderId)).map(({ reason }) => reason);
  expect(reasons.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(['card-expired', 'not-eligible']);
  expect(await countGroups(database, INSTITUTION, new Date())).toEqual([
    { name: '4b', people: 3, ready: 1, activated: 0 },
  ]);
  await waitAgain(database, INSTITUTION, groupOrderId);
  expect(await selectProgress(database, INSTITUTION, groupOrderId)).toMatchObject({ under_way: 2, ready: 1 });
});
