import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { freshIssuerDatabase, minutesLater, NOW } from '../test-databases/fresh-issuer-database.ts';
import {
  lockList,
  selectDueLists,
  selectListIds,
  selectPublished,
  selectVersion,
  storeSigned,
  takeChanges,
} from './status-list-store.ts';

let opened: Awaited<ReturnType<typeof freshIssuerDatabase>>;
let database: Kysely<IssuerDatabase>;
beforeAll(async () => {
  opened = await freshIssuerDatabase();
  database = opened.database;
});
afterAll(() => opened[Symbol.asyncDispose]());

const open = async (signedAt: Date | null = null) => {
  const row = await database
    .insertInto('status_lists')
    .values({ bits: Buffer.from('bits'), signed_at: signedAt, token: signedAt && 'token' })
    .returning('list_id')
    .executeTakeFirstOrThrow();
  return row.list_id;
};
const change = (list_id: number, list_index: number, status: number) =>
  database.insertInto('pending_status_changes').values({ list_id, list_index, status, changed_at: NOW }).execute();
const take = (listId: number) => database.transaction().execute((transaction) => takeChanges(transaction, listId));

test('I7 a list is due that was never signed, whose signature grows old, or of which something has changed', async () => {
  const fresh = await open(NOW);
  const unsigned = await open();
  const old = await open(new Date(NOW.getTime() - 1));
  const changed = await open(NOW);
  await change(changed, 1, 1);
  expect(await selectDueLists(database, NOW)).toEqual([unsigned, old, changed]);
  await take(changed);
  expect(await selectDueLists(database, NOW)).not.toContain(fresh);
  expect(await selectDueLists(database, NOW)).not.toContain(changed);
});

test('I4 changes are taken once, in their order, and of one list', async () => {
  const [listId, other] = [await open(NOW), await open(NOW)];
  await change(listId, 5, 2);
  await change(listId, 4, 1);
  await change(other, 6, 1);
  await change(listId, 5, 0);
  expect((await take(listId)).map(({ list_index, status }) => [list_index, status])).toEqual([
    [5, 2],
    [4, 1],
    [5, 0],
  ]);
  expect(await take(listId)).toEqual([]);
  expect(await take(other)).toHaveLength(1);
});

test('what is signed is stored in its list and counted; a list without a token is not published', async () => {
  const [listId, other] = [await open(), await open()];
  expect(await selectPublished(database, listId)).toBeUndefined();
  expect(await selectVersion(database, listId)).toBeUndefined();
  const signed = { listId, bits: Buffer.from('new'), token: 'signed', gzip: Buffer.from('gzip'), signedAt: NOW };
  await database.transaction().execute(async (transaction) => {
    expect(await lockList(transaction, listId)).toEqual({ bits: Buffer.from('bits'), version: 0, cardKey: null });
    expect(await lockList(transaction, -1)).toBeUndefined();
    await storeSigned(transaction, signed);
  });
  expect(await selectPublished(database, listId)).toEqual({
    version: 1,
    token: 'signed',
    token_gzip: Buffer.from('gzip'),
  });
  expect(await selectVersion(database, listId)).toBe(1);
  expect(await selectListIds(database)).toContain(listId);
  expect(await selectListIds(database)).not.toContain(other);
  expect(await selectPublished(database, other)).toBeUndefined();
  expect(await selectDueLists(database, minutesLater(0))).not.toContain(listId);
});

test('I4 two publishers of one list come one after the other, and none loses what the other has stored', async () => {
  const listId = await open();
  const publish = () =>
    database.transaction().execute(async (transaction) => {
      const { bits = Buffer.alloc(0) } = (await lockList(transaction, listId)) ?? {};
      const longer = Buffer.concat([bits, Buffer.from('.')]);
      await storeSigned(transaction, { listId, bits: longer, token: '', gzip: longer, signedAt: NOW });
    });
  await Promise.all(Array.from({ length: 6 }, publish));
  const { bits, version } = await database
    .selectFrom('status_lists')
    .select(['bits', 'version'])
    .where('list_id', '=', listId)
    .executeTakeFirstOrThrow();
  expect({ bits: Buffer.from(bits).toString(), version }).toEqual({ bits: 'bits......', version: 6 });
});
