import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { insertGuardianship } from '../guardians/guardian-store.ts';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { insertAccount } from '../sign-in/account-store.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { selectOrphans, withdrawRequest } from './wish-store.ts';

const at = new Date('2026-11-21T12:00:00Z');

test('Q90: a wish is its asker’s as long as their account is there and the pupil is a minor, born on 29 February too', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const [personId, accountId, id] = [randomUUID(), randomUUID(), randomUUID()];
  await upsertPeople(database, [personRow({ person_id: personId, birthdate: '2008-02-29' })], asOperator());
  const account = { accountId, institutionId: INSTITUTION, provider: 'local', subject: 'mama', displayName: 'Mama' };
  await insertAccount(database, { ...account, office: false });
  await insertGuardianship(database, { institutionId: INSTITUTION, accountId, personId, since: at }, asOperator());
  const about = { kind: 'erasure-requested', about: personId, person_id: personId } as const;
  await database
    .insertInto('alerts')
    .values({ institution_id: INSTITUTION, alert_id: id, account_id: accountId, raised_at: at, ...about })
    .execute();
  expect(await selectOrphans(database, INSTITUTION, '2026-02-28')).toEqual([]);
  const orphan = { kind: 'erasure', id, personId };
  expect(await selectOrphans(database, INSTITUTION, '2026-03-01')).toEqual([orphan]);
  // As where the guardian is erased, whose account that was.
  await database.deleteFrom('accounts').where('account_id', '=', accountId).execute();
  expect(await selectOrphans(database, INSTITUTION, '2026-02-28')).toEqual([orphan]);
  expect(await selectOrphans(database, 'other', '2026-03-01')).toEqual([]);
  expect(await withdrawRequest(database, INSTITUTION, id)).toBe(true);
  expect(await withdrawRequest(database, INSTITUTION, id)).toBe(false);
});
