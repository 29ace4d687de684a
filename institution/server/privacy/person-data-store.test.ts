import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { insertAccount } from '../sign-in/account-store.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { deleteCardData, deletePerson } from './person-data-store.ts';

const at = new Date('2026-11-21T12:00:00Z');

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
    const deed = { kind: 'change-address', about: accountId, person_id: null, state: 'held', rules: '[]' } as const;
    const asked = { content_sealed: null, amount: 0, asked_by: randomUUID(), asked_at: at, brought_by: [] };
    await database
      .insertInto('deeds')
      .values({ institution_id: INSTITUTION, deed_id: randomUUID(), ...deed, ...asked })
      .execute();
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
  expect(await database.selectFrom('deeds').select('about').execute()).toHaveLength(left.length);
  expect(left).toEqual([
    { subject: 'biuro', person_id: null },
    { subject: 'oboje', person_id: null },
    { subject: 'student-w-biurze', person_id: null },
  ]);
  expect(await database.selectFrom('people').select('person_id').execute()).toEqual([{ person_id: sibling }]);
});
