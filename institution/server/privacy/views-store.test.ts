import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { insertAccount } from '../sign-in/account-store.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { deleteCardData, deletePerson } from './person-data-store.ts';
import { countPeselViews, selectViews, upsertViews } from './views-store.ts';

const at = new Date('2026-11-21T12:00:00Z');
const day = '2026-11-21';

test('D54 D91: counts what somebody looks at, also at the same instant, and only that day’s', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const [personId, viewedBy] = [randomUUID(), randomUUID()];
  await upsertPeople(database, [personRow({ person_id: personId })], asOperator());
  const account = { accountId: viewedBy, institutionId: INSTITUTION, provider: 'local', subject: 'biuro' };
  await insertAccount(database, { ...account, displayName: 'Biuro', office: true });
  const count = (on: string) =>
    database.transaction().execute((within) => countPeselViews(within, INSTITUTION, { viewedBy, day: on }));
  const look = { institutionId: INSTITUTION, personIds: [personId], viewedBy, role: 'office', day, at } as const;
  const reveal = () =>
    database.transaction().execute(async (within) => {
      const before = await countPeselViews(within, INSTITUTION, { viewedBy, day });
      await upsertViews(within, { ...look, what: 'pesel' });
      return before;
    });
  const seen = await Promise.all(Array.from({ length: 6 }, reveal));
  expect(new Set(seen)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  expect([await count(day), await count('2026-11-22')]).toEqual([6, 0]);
  // A part of the page is no further time, also where it comes first.
  for (const times of [0, 1, 0, 1] as const) await upsertViews(database, { ...look, what: 'file', times });
  await upsertViews(database, { ...look, personIds: [personId, randomUUID()], what: 'photo', times: 0 });
  expect(await selectViews(database, INSTITUTION, personId, 10)).toMatchObject([
    { what: 'photo', times: 1, display_name: 'Biuro', role: 'office' },
    { what: 'pesel', times: 6, display_name: 'Biuro' },
    { what: 'file', times: 2, display_name: 'Biuro', role: 'office' },
  ]);
  expect(await selectViews(database, 'other', personId, 10)).toEqual([]);
});

test('an erasure takes accounts that were there for nobody else, and leaves those that work here', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const [personId, sibling] = [randomUUID(), randomUUID()];
  await upsertPeople(database, [personRow({ person_id: personId }), personRow({ person_id: sibling })], asOperator());
  const add = async (subject: string, children: string[], office = false, own?: string) => {
    const accountId = randomUUID();
    const account = { accountId, institutionId: INSTITUTION, provider: 'local', subject, displayName: subject, office };
    await insertAccount(database, { ...account, ...(own ? { personId: own } : {}) });
    const rows = children.map((person_id) => ({
      institution_id: INSTITUTION,
      account_id: accountId,
      person_id,
      since: at,
      ended_at: null,
    }));
    if (rows.length > 0) await database.insertInto('guardianships').values(rows).execute();
  };
  await add('sam', [], false, personId);
  await add('tylko', [personId]);
  await add('oboje', [personId, sibling]);
  await add('biuro', [personId], true);
  await add('student-w-biurze', [], true, personId);
  await database.transaction().execute(async (within) => {
    await deleteCardData(within, INSTITUTION, personId);
    await deletePerson(within, INSTITUTION, personId);
  });
  const left = await database.selectFrom('accounts').select(['subject', 'person_id']).orderBy('subject').execute();
  expect(left).toEqual([
    { subject: 'biuro', person_id: null },
    { subject: 'oboje', person_id: null },
    { subject: 'student-w-biurze', person_id: null },
  ]);
  expect(await database.selectFrom('people').select('person_id').execute()).toEqual([{ person_id: sibling }]);
});
