import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { insertAccount } from '../sign-in/account-store.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { countPeselViews, selectViews, upsertViews } from './views-store.ts';

const at = new Date('2026-11-21T12:00:00Z');
const day = '2026-11-21';

test('D54 D91: counts what somebody looks at, also at the same instant, and only that day’s', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const [personId, viewedBy] = [randomUUID(), randomUUID()];
  const stranger = personRow({ person_id: randomUUID(), institution_id: 'other' });
  const bystander = personRow({ person_id: randomUUID(), album_number: '2' });
  await upsertPeople(database, [personRow({ person_id: personId }), bystander, stranger], asOperator());
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
  expect(await selectViews(database, INSTITUTION, bystander.person_id, 10)).toEqual([]);
  // An id of another institution is nobody here (I10).
  expect((await upsertViews(database, { ...look, personIds: [stranger.person_id], what: 'file' })).size).toBe(0);
});
