import { expect, test } from 'vitest';
import { freshInstitutionDatabase, INSTITUTION } from '../test-databases/fresh-institution-database.ts';
import { countAttempt } from './failure-store.ts';

const now = new Date('2026-11-21T12:00:00Z');
const windowEndsAt = new Date('2026-11-21T12:15:00Z');
const attempt = { institutionId: INSTITUTION, counted: Buffer.from('somebody'), now, windowEndsAt };

test('gives attempts at the same instant each a number of their own', async () => {
  await using fresh = await freshInstitutionDatabase();
  const attempts = await Promise.all(Array.from({ length: 20 }, () => countAttempt(fresh.database, attempt)));
  expect(attempts.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 1),
  );
});

test('counts from one again when the window is over', async () => {
  await using fresh = await freshInstitutionDatabase();
  await countAttempt(fresh.database, attempt);
  const later = { ...attempt, now: windowEndsAt, windowEndsAt: new Date('2026-11-21T12:30:00Z') };
  expect(await countAttempt(fresh.database, later)).toEqual({ count: 1, windowEndsAt: later.windowEndsAt });
});
