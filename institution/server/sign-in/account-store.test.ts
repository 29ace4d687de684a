import { randomUUID } from 'node:crypto';
import { skeletonOf } from '@mleg/platform/skeleton/skeleton';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { freshInstitutionDatabase, INSTITUTION } from '../test-databases/fresh-institution-database.ts';
import { insertAccount, selectAccount } from './account-store.ts';

const account = (provider: string, displayName: string) => ({
  institutionId: INSTITUTION,
  accountId: randomUUID(),
  provider,
  subject: 'zofia',
  displayName,
  office: false,
});

test('D63 the same subject from a second provider is another account, and from the same one no second', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  await insertAccount(database, account('local', 'Zofia'));
  expect(await selectAccount(database, INSTITUTION, { provider: 'idp.example', subject: 'zofia' })).toBeUndefined();
  await insertAccount(database, account('idp.example', 'Somebody else'));
  const named = async (provider: string) =>
    (await selectAccount(database, INSTITUTION, { provider, subject: 'zofia' }))?.displayName;
  expect([await named('local'), await named('idp.example')]).toEqual(['Zofia', 'Somebody else']);
  await expect(insertAccount(database, account('local', 'A second Zofia'))).rejects.toThrow(/unique/);
});

test.each([
  'sekre  tariat.',
  'Ｓekretar1at',
  'Łucja-Żółć',
  'Аnna Nоwak',
  'Nguyễn Thị Hương',
  'Əliyev',
  'VVarna rn',
  '…',
])('Q94: the database and the pages see the same skeleton: %s', async (words) => {
  await using fresh = await freshInstitutionDatabase();
  const { rows } = await sql<{ said: string }>`select skeleton_of(${words}) as said`.execute(fresh.database);
  expect(rows).toEqual([{ said: skeletonOf(words) }]);
});
