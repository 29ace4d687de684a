import { expect, test } from 'vitest';
import { freshInstitutionDatabase, INSTITUTION } from '../test-databases/fresh-institution-database.ts';
import { claimNextGeneration, selectFacts, storeTerms, useGeneration } from './facts-store.ts';

const now = new Date('2026-11-21T12:00:00Z');
const terms = { codeLifetimeDays: 30, wrongCodeLimit: 5, suspensionDays: 14 };

test('many who ask for the next key ask for one; it is taken once, and none before it again', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  await storeTerms(database, INSTITUTION, terms, now);
  const claimed = await Promise.all(Array.from({ length: 6 }, () => claimNextGeneration(database, INSTITUTION)));
  expect(new Set(claimed)).toEqual(new Set([2]));
  const taken = await Promise.all([2, 2, 2].map((generation) => useGeneration(database, INSTITUTION, generation)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await claimNextGeneration(database, INSTITUTION)).toBe(3);
  expect(await useGeneration(database, INSTITUTION, 1)).toBe(false);
  expect(await selectFacts(database, INSTITUTION)).toEqual({
    keyGeneration: 2,
    askedGeneration: 3,
    terms,
    learnedAt: now,
  });
});

test('before anything is known, the first key is in use', async () => {
  await using fresh = await freshInstitutionDatabase();
  expect(await selectFacts(fresh.database, INSTITUTION)).toMatchObject({ keyGeneration: 1, terms: undefined });
});
