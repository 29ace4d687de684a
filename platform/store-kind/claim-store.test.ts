import { openDatabase } from '@mleg/platform/database/open-database';
import { expect, test } from 'vitest';
import { freshDatabase } from '../test-databases/fresh-database.ts';
import { claimStore, createStoreKind, ForeignStoreError, type StoreKind } from './claim-store.ts';

async function freshStore(known?: StoreKind) {
  const fresh = await freshDatabase('store-kind');
  const database = openDatabase<object>({ url: fresh.url, maxConnections: 4, onIdleError: () => {} });
  await createStoreKind(database, known);
  return {
    claim: (kind: StoreKind) => claimStore(database, kind, 'issuer'),
    [Symbol.asyncDispose]: async () => {
      await database.destroy();
      await fresh.drop();
    },
  };
}

test.each([
  ['demonstration', 'production'],
  ['production', 'demonstration'],
] as const)('D87 a database begun as %s is never one of %s', async (begun, other) => {
  await using store = await freshStore();
  await store.claim(begun);
  await store.claim(begun);
  await expect(store.claim(other)).rejects.toThrow(ForeignStoreError);
  await store.claim(begun);
});

test('D87 what earlier releases have filled counts as what they made it', async () => {
  await using store = await freshStore('demonstration');
  await expect(store.claim('production')).rejects.toThrow(/begun as a demonstration/);
});

test('D87 of many processes that begin a database at once, all are what the first was', async () => {
  await using store = await freshStore();
  const kinds = ['demonstration', 'production', 'demonstration', 'production'] as const;
  const claimed = await Promise.allSettled(kinds.map((kind) => store.claim(kind)));
  const taken = new Set(kinds.filter((_, at) => claimed[at]?.status === 'fulfilled'));
  expect(taken.size).toBe(1);
  expect(claimed.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
});
