import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { insertAccount } from '../sign-in/account-store.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { endGuardianship, insertGuardianship, selectGuardians, selectIsWard, selectWards } from './guardian-store.ts';

const at = new Date('2026-11-21T12:00:00Z');

test('G76: a right ends once, and with it the pupil is nobody’s ward any more', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const [personId, accountId] = [randomUUID(), randomUUID()];
  await upsertPeople(database, [personRow({ person_id: personId })], asOperator());
  const account = { accountId, institutionId: INSTITUTION, provider: 'local', subject: 'mama', displayName: 'Mama' };
  await insertAccount(database, { ...account, office: false });
  await insertGuardianship(database, { institutionId: INSTITUTION, accountId, personId, since: at }, asOperator());
  expect(await selectWards(database, INSTITUTION, accountId)).toEqual([personId]);
  expect(await selectWards(database, INSTITUTION, randomUUID())).toEqual([]);
  expect(await selectIsWard(database, 'other', accountId, personId)).toBe(false);
  const end = () => endGuardianship(database, INSTITUTION, { accountId, personId, at, ends: [] }, asOperator());
  expect([await end(), await end()]).toEqual([true, false]);
  expect(await selectWards(database, INSTITUTION, accountId)).toEqual([]);
  expect(await selectIsWard(database, INSTITUTION, accountId, personId)).toBe(false);
  expect(await selectGuardians(database, INSTITUTION, personId)).toMatchObject([{ displayName: 'Mama', endedAt: at }]);
});
