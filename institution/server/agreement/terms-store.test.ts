import { expect, test } from 'vitest';
import { claimNextGeneration, selectKeyGenerations, useGeneration } from '../keys/key-generation-store.ts';
import { freshInstitutionDatabase, INSTITUTION } from '../test-databases/fresh-institution-database.ts';
import { selectTerms, upsertTerms } from './terms-store.ts';

const now = new Date('2026-11-21T12:00:00Z');
const terms = { codeLifetimeDays: 30, wrongCodeLimit: 5, suspensionDays: 14 };

test('terms stay as they were learned while the key is replaced', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  await upsertTerms(database, INSTITUTION, terms, now);
  await claimNextGeneration(database, INSTITUTION);
  await useGeneration(database, INSTITUTION, 2);
  await claimNextGeneration(database, INSTITUTION);
  expect(await selectTerms(database, INSTITUTION)).toEqual({ terms, learnedAt: now });
  expect(await selectKeyGenerations(database, INSTITUTION)).toEqual({ inUse: 2, asked: 3 });
});

test('before anything is known, there are none', async () => {
  await using fresh = await freshInstitutionDatabase();
  expect(await selectTerms(fresh.database, INSTITUTION)).toEqual({ terms: undefined, learnedAt: undefined });
});
