import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AccountEnd, digestOfClass, type EndKind } from '../account-ends/account-end.ts';
import { insertGuardianship } from '../guardians/guardian-store.ts';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { insertAccount, updateAddress } from '../sign-in/account-store.ts';
import { addRoles, updateRoles } from '../sign-in/staff-store.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { closeAgain, countOpenWays, selectIsLed, selectReopened } from './account-end-store.ts';

const BEFORE = new Date('2026-11-21T12:00:00Z');
const AT = new Date('2026-11-22T12:00:00Z');
const AFTER = new Date('2026-11-23T12:00:00Z');

let fresh: Awaited<ReturnType<typeof freshInstitutionDatabase>>;
beforeAll(async () => {
  fresh = await freshInstitutionDatabase();
});
afterAll(() => fresh[Symbol.asyncDispose]());

/** Somebody with all that can be taken from an account by a moment, given at `since`. */
async function givenAt(since: Date): Promise<AccountEnd[]> {
  const { database } = fresh;
  const [personId, accountId] = [randomUUID(), randomUUID()];
  await upsertPeople(database, [personRow({ person_id: personId, album_number: accountId })], asOperator());
  const account = { accountId, institutionId: INSTITUTION, provider: 'local', subject: accountId, displayName: 'Kto' };
  await insertAccount(database, { ...account, office: false, passwordHash: 'a hash' });
  await sql`update accounts set password_changed_at = ${since} where account_id = ${accountId}`.execute(database);
  const roles = { office: true, head: true, teaches: ['6ą'] };
  await addRoles(database, INSTITUTION, { accountId, roles, at: since }, asOperator());
  const address = { accountId, email: 'kto@example.org', at: since, ends: [] };
  await updateAddress(database, INSTITUTION, address, asOperator());
  await insertGuardianship(database, { institutionId: INSTITUTION, accountId, personId, since }, asOperator());
  return [
    { end: 'password', accountId, at: AT },
    { end: 'guardian', accountId, personId, at: AT },
    { end: 'office', accountId, at: AT },
    { end: 'head', accountId, at: AT },
    { end: 'class', accountId, classDigest: digestOfClass('6ą'), at: AT },
    { end: 'address', accountId, at: AT },
  ];
}

async function kindsOf(ends: readonly AccountEnd[]): Promise<EndKind[]> {
  const reopened = await selectReopened(fresh.database, INSTITUTION, ends);
  return (Object.keys(reopened) as EndKind[]).filter((kind) => reopened[kind].length > 0);
}

test('what was given before it ended is there again, once, however often it ended', async () => {
  const ends = await givenAt(BEFORE);
  const reopened = await selectReopened(fresh.database, INSTITUTION, [...ends, ...ends]);
  expect(Object.values(reopened).flat()).toHaveLength(ends.length);
  expect(Object.values(await selectReopened(fresh.database, 'other', ends)).flat()).toEqual([]);
  await fresh.database
    .transaction()
    .execute((transaction) => closeAgain(transaction, { institutionId: INSTITUTION, at: AFTER }, reopened));
  expect(await kindsOf(ends)).toEqual([]);
});

test('R25: what was given again after it ended is kept', async () => {
  expect(await kindsOf(await givenAt(AFTER))).toEqual([]);
});

test('roles are given and taken with their moment, by whatever function', async () => {
  const ends = await givenAt(BEFORE);
  const { accountId = '' } = ends[0] as { accountId?: string };
  const taken: AccountEnd[] = [];
  const none = { office: false, head: false, teaches: [] };
  const { database } = fresh;
  await updateRoles(database, INSTITUTION, { accountId, roles: none, at: AT, ends: taken }, asOperator());
  expect(taken).toEqual(ends.filter(({ end }) => ['office', 'head', 'class'].includes(end)));
  const again = { accountId, roles: { office: true, head: true, teaches: ['6ą'] }, at: AFTER };
  await updateRoles(database, INSTITUTION, { ...again, ends: taken }, asOperator());
  expect(taken).toHaveLength(3);
  expect(await kindsOf(taken)).toEqual([]);
});

test('a backup from before these moments were kept is compared too', async () => {
  const ends = await givenAt(BEFORE);
  const newer = [
    sql`alter table accounts drop column roles_changed_at, drop column email_changed_at`,
    sql`alter table accounts drop column password_changed_at`,
    sql`alter table sessions drop column session_id`,
    sql`drop table passkeys, password_resets, deeds cascade`,
  ];
  for (const statement of newer) await statement.execute(fresh.database);
  const id = randomUUID();
  const gone: AccountEnd[] = [
    { end: 'passkey', passkeyId: id },
    { end: 'session', sessionId: id },
    { end: 'reset', accountId: id, at: AT },
    { end: 'request', deedId: id },
  ];
  expect(await kindsOf([...ends, ...gone])).toEqual(['password', 'guardian', 'office', 'head', 'class', 'address']);
  expect(await countOpenWays(fresh.database)).toBe(0);
});

test('whether anybody would still lead it', async () => {
  const { rows } = await sql<{ id: string; of: null }>`
    select account_id::text as id, null as of from accounts where head`.execute(fresh.database);
  expect(rows.length).toBeGreaterThan(0);
  expect(await selectIsLed(fresh.database, INSTITUTION, [])).toBe(true);
  expect(await selectIsLed(fresh.database, INSTITUTION, rows)).toBe(false);
});
