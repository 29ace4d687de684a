import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { insertAccount } from './account-store.ts';
import { insertDoor, selectGuestsAmong, selectHasOpened, selectHosts, selectIsOpened } from './door-store.ts';

const at = new Date('2026-11-30T12:00:00Z');

test('Q28 Q34 every door counts, whoever opened it and whenever, and only of who is nobody of the staff', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const [pupil, ward, stranger] = [randomUUID(), randomUUID(), randomUUID()];
  await database
    .insertInto('people')
    .values([pupil, ward, stranger].map((person_id) => personRow({ person_id })))
    .execute();
  const open = async (subject: string, more: { personId?: string; office?: boolean } = {}) => {
    const accountId = randomUUID();
    const account = { institutionId: INSTITUTION, accountId, provider: 'local', subject, displayName: subject };
    await insertAccount(database, { ...account, office: false, ...more });
    return accountId;
  };
  const own = await open('uczen', { personId: pupil });
  const guardian = await open('opiekun');
  const colleague = await open('kolega', { office: true, personId: stranger });
  const right = { institution_id: INSTITUTION, account_id: guardian, person_id: ward, since: at, ended_at: at };
  await database.insertInto('guardianships').values(right).execute();

  const [inviter, later, nobody] = [randomUUID(), randomUUID(), randomUUID()];
  const door = (accountId: string, openedBy: string, way: 'invitation' | 'paper-code') =>
    insertDoor(database, { institutionId: INSTITUTION, accountId, openedBy, way, at });
  await door(own, later, 'paper-code');
  await door(own, later, 'paper-code');
  await door(guardian, inviter, 'invitation');
  await door(guardian, later, 'paper-code');
  await door(colleague, inviter, 'invitation');

  const hosts = async (...accounts: string[]) => (await selectHosts(database, INSTITUTION, accounts)).toSorted();
  expect(await hosts()).toEqual([]);
  expect(await hosts(own)).toEqual([later]);
  expect(await hosts(guardian)).toEqual([inviter, later].toSorted());
  expect(await hosts(colleague)).toEqual([]);
  const personIds = [pupil, ward, stranger];
  const guests = (host: string) => selectGuestsAmong(database, INSTITUTION, { hosts: [host], personIds });
  expect(await guests(later)).toEqual([pupil, ward]);
  // A right that has ended, too: codes may be of the time before.
  expect(await guests(inviter)).toEqual([ward]);
  expect(await guests(nobody)).toEqual([]);

  // Q34: of the staff too, but no invitation, since two have seen who came with it.
  const hasOpened = (by: string, accountId: string) =>
    selectHasOpened(database, INSTITUTION, { by: [nobody, by], accountIds: [accountId] });
  expect(await hasOpened(inviter, colleague)).toBe(false);
  expect(await selectIsOpened(database, INSTITUTION, colleague)).toBe(false);
  await door(colleague, later, 'paper-code');
  expect(await hasOpened(later, colleague)).toBe(true);
  expect(await hasOpened(inviter, colleague)).toBe(false);
  expect(await selectIsOpened(database, INSTITUTION, colleague)).toBe(true);
});
