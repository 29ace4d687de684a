import { randomUUID } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { CardOrdersTable, InstitutionDatabase } from '../database/schema.ts';
import { upsertPeople } from '../people/people-store.ts';
import { selectMatchingPeople } from '../people/search-store.ts';
import { asOperator } from '../permission/permission.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { type Moments, selectRejectedPhotos, selectStuckOrders } from './stuck-store.ts';

const day = (days: number) => new Date(Date.UTC(2026, 10, 21 + days, 12));
const moments: Moments = {
  now: day(0),
  soon: day(7),
  longAgo: day(-7),
  aWhileAgo: new Date(day(0).getTime() - 900_000),
  today: '2026-11-21',
};

type Order = Partial<Insertable<CardOrdersTable>> & Pick<CardOrdersTable, 'state'>;

/** A person of this name with these orders, the oldest first. */
async function somebody(database: Kysely<InstitutionDatabase>, name: string, ...orders: Order[]): Promise<string> {
  const personId = randomUUID();
  await upsertPeople(database, [personRow({ person_id: personId, family_name: name })], asOperator());
  for (const order of orders) await addOrder(database, personId, order);
  return personId;
}

async function addOrder(database: Kysely<InstitutionDatabase>, personId: string, order: Order): Promise<void> {
  const row = { order_id: randomUUID(), person_id: personId, card_id: personId, ordered_at: day(-20) };
  const rest = { changed_at: day(0), sequence: 1, delayed: false, replaces_earlier: false };
  await database
    .insertInto('card_orders')
    .values({ institution_id: INSTITUTION, ...row, ...rest, ...order })
    .execute();
}

test('whoever is stuck stands in one list, and leaves it with the next order', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const ready = (expires: number, changed: number): Order => ({
    state: 'ready',
    expires_at: day(expires),
    changed_at: day(changed),
  });
  const locked = await somebody(database, 'Locked', { state: 'locked' });
  await somebody(database, 'Replaced', { state: 'locked' }, { state: 'activated' });
  await somebody(database, 'Failed', { state: 'expired' }, { state: 'failed', reason: 'unknown-institution' });
  await somebody(database, 'Late', { state: 'preparing', changed_at: day(-1) });
  await somebody(database, 'Unheard', { state: 'ordered', delayed: true });
  await somebody(database, 'Fresh', { state: 'ordered' });
  await somebody(database, 'Expiring', ready(7, -23));
  await somebody(database, 'Idle', ready(20, -10));
  await somebody(database, 'New', ready(30, 0));
  await somebody(database, 'Over', ready(0, -30));
  await somebody(database, 'Expired', { state: 'expired', changed_at: day(-2) });

  const names = async (reason: Parameters<typeof selectStuckOrders>[2]['reason']) =>
    (await selectStuckOrders(database, INSTITUTION, { reason, moments, limit: 8 })).map((row) => row.family_name);
  expect(await names('locked')).toEqual(['Locked']);
  expect(await names('failed')).toEqual(['Failed']);
  expect(await names('delayed')).toEqual(['Late', 'Unheard']);
  expect(await names('expiring')).toEqual(['Expiring']);
  expect(await names('unclaimed')).toEqual(['Idle']);
  expect((await names('expired')).toSorted()).toEqual(['Expired', 'Over']);
  await addOrder(database, locked, { state: 'ordered' });
  expect(await names('locked')).toEqual([]);

  const filtered = async (state: 'no-card' | 'codes-ready' | 'active' | 'expiring') =>
    (await selectMatchingPeople(database, INSTITUTION, { words: [], state, now: day(0), limit: 20 })).people.map(
      ({ familyName }) => familyName,
    );
  expect(await filtered('active')).toEqual(['Replaced']);
  expect(await filtered('codes-ready')).toEqual(['Expiring', 'Idle', 'New']);
  expect(await filtered('expiring')).toEqual(['Expiring']);
  expect(await filtered('no-card')).toEqual(['Expired', 'Failed', 'Over']);
});

test('names a few, counts all, and nobody who has left or belongs elsewhere (I10)', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  for (const name of ['A', 'B', 'C']) await somebody(database, name, { state: 'locked' });
  const gone = await somebody(database, 'Gone', { state: 'locked' });
  await database.updateTable('people').set({ status: 'removed' }).where('person_id', '=', gone).execute();
  const list = { reason: 'locked', moments, limit: 2 } as const;
  const rows = await selectStuckOrders(database, INSTITUTION, list);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ total: 3, reminded: false });
  expect(await selectStuckOrders(database, 'other', list)).toEqual([]);
});

test('a rejected photo stands until another one is sent', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const personId = await somebody(database, 'Nieostra');
  const send = (state: 'rejected' | 'waiting', at: Date) =>
    database
      .insertInto('photo_submissions')
      .values({
        institution_id: INSTITUTION,
        submission_id: randomUUID(),
        person_id: personId,
        sha256: Buffer.alloc(32),
        submitted_by: randomUUID(),
        submitted_at: at,
        state,
        ...(state === 'rejected' ? { reason: 'blurred', decided_at: at } : { jpeg: Buffer.from('jpeg') }),
      })
      .execute();
  await send('rejected', day(-3));
  const list = () => selectRejectedPhotos(database, INSTITUTION, { moments, limit: 8 });
  expect(await list()).toMatchObject([{ family_name: 'Nieostra', detail: 'blurred', total: 1 }]);
  await send('waiting', day(-1));
  expect(await list()).toEqual([]);
});
