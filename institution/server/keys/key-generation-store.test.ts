import { expect, test } from 'vitest';
import { freshInstitutionDatabase, INSTITUTION } from '../test-databases/fresh-institution-database.ts';
import { claimNextGeneration, selectKeyGenerations, useGeneration } from './key-generation-store.ts';

test.each(['before', 'after'])(
  'many who ask for the next key ask for one, %s the terms are known; it is taken once, and none before it again',
  async (when) => {
    await using fresh = await freshInstitutionDatabase();
    const { database } = fresh;
    if (when === 'after')
      await database.insertInto('agreement_facts').values({ institution_id: INSTITUTION }).execute();
    const claimed = await Promise.all(Array.from({ length: 6 }, () => claimNextGeneration(database, INSTITUTION)));
    expect(new Set(claimed)).toEqual(new Set([2]));
    const taken = await Promise.all([2, 2, 2].map((generation) => useGeneration(database, INSTITUTION, generation)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await claimNextGeneration(database, INSTITUTION)).toBe(3);
    expect(await useGeneration(database, INSTITUTION, 1)).toBe(false);
    expect(await selectKeyGenerations(database, INSTITUTION)).toEqual({ inUse: 2, asked: 3 });
  },
);

test('before anything is known, the first key is in use', async () => {
  await using fresh = await freshInstitutionDatabase();
  expect(await selectKeyGenerations(fresh.database, INSTITUTION)).toEqual({ inUse: 1, asked: undefined });
});
