import { randomUUID } from 'node:crypto';
import type { DeedKind } from '@mleg/institution-contract/two-people';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshInstitutionDatabase, INSTITUTION } from '../test-databases/fresh-institution-database.ts';
import { insertCounts, sumAlone } from './deed-count-store.ts';
import { upsertDeed } from './deed-store.ts';

const noon = new Date('2026-11-21T12:00:00Z');
const dayBefore = new Date('2026-11-20T12:00:00Z');
const ids = Array.from({ length: 4 }, () => randomUUID());

/** Kinds whose `about` is a person, and kinds whose `about` somebody may have chosen. */
const ABOUT_PEOPLE: readonly DeedKind[] = ['suspend-card', 'resume-card', 'revoke-card', 'erase-person'];
const ABOUT_OTHERS: readonly DeedKind[] = ['mass-action', 'import', 'accept-application'];

const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom(...ABOUT_PEOPLE, ...ABOUT_OTHERS),
    about: fc.constantFrom(...ids),
    amount: fc.integer({ min: 1, max: 30 }),
    state: fc.constantFrom('alone', 'alone', 'alone', 'approved', 'refused'),
    counted: fc.constantFrom('cards', 'cards', 'orders'),
    account: fc.constantFrom(0, 0, 1, 2),
    isOld: fc.boolean(),
  }),
  { maxLength: 12 },
);

/** Said in another way than the query: what there is to count is taken one after another. */
function countOneByOne(done: typeof deeds extends fc.Arbitrary<infer Done> ? Done : never, besides?: string): number {
  const people = new Map<string, number>();
  let others = 0;
  for (const { kind, about, amount, state, counted, account, isOld } of done) {
    if (state !== 'alone' || counted !== 'cards' || account === 2 || isOld) continue;
    if (!ABOUT_PEOPLE.includes(kind)) others += amount;
    else if (about !== besides) people.set(about, Math.max(people.get(about) ?? 0, amount));
  }
  return [...people.values()].reduce((sum, amount) => sum + amount, others);
}

test('Q18 what counts within a day is a person once, and each other deed in full, whatever id it has', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  await fc.assert(
    fc.asyncProperty(deeds, fc.option(fc.constantFrom(...ids), { nil: undefined }), async (done, besides) => {
      // Two accounts of one person, and somebody else's.
      const accounts = [randomUUID(), randomUUID(), randomUUID()] as const;
      for (const { kind, about, amount, state, counted, account, isOld } of done) {
        const key = { institution_id: INSTITUTION, deed_id: randomUUID() };
        await upsertDeed(database, {
          ...key,
          kind,
          about,
          person_id: null,
          state,
          rules: '[]',
          content_sealed: null,
          before_hash: null,
          amount,
          asked_by: accounts[account],
          asked_at: isOld ? dayBefore : noon,
          brought_by: [],
          decided_by: null,
          decided_at: null,
          used_at: null,
          apart: '',
          note: null,
        });
        await insertCounts(database, key, [
          { of: counted, count: amount },
          { of: 'erasures', count: 1 },
        ]);
      }
      const own = { accountIds: accounts.slice(0, 2), counted: 'cards', since: dayBefore } as const;
      expect(await sumAlone(database, INSTITUTION, { ...own, besides })).toBe(countOneByOne(done, besides));
    }),
    { numRuns: 60 },
  );
});
