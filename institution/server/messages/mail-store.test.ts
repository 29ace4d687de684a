import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { insertAccount } from '../sign-in/account-store.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { claimMails, deleteMail, insertMails, postponeMail } from './mail-store.ts';
import { insertMessages, markMessageRead, selectMessages } from './message-store.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, seconds));

async function outbox(fresh: Awaited<ReturnType<typeof freshInstitutionDatabase>>, email?: string) {
  const { database } = fresh;
  const [personId, accountId] = [randomUUID(), randomUUID()];
  await upsertPeople(database, [personRow({ person_id: personId })], asOperator());
  const account = { accountId, institutionId: INSTITUTION, provider: 'local', subject: 'mama', displayName: 'Mama' };
  await insertAccount(database, { ...account, office: false, ...(email ? { email } : {}) });
  const message = { institutionId: INSTITUTION, accountId, personId, about: 'order', sentAt: at(0) };
  const ids = await insertMessages(database, [{ ...message, kind: 'codes-ready' }]);
  const again = await insertMessages(database, [{ ...message, kind: 'codes-ready' }]);
  await insertMails(database, INSTITUTION, ids, at(0));
  return { database, accountId, ids, again };
}

test('of one thing an account is told once (I9), and reads it once', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database, accountId, ids, again } = await outbox(fresh);
  expect(again).toEqual([]);
  const [messageId = ''] = ids;
  const read = (account: string, seconds: number) =>
    markMessageRead(database, INSTITUTION, { accountId: account, messageId, at: at(seconds) });
  expect([await read(accountId, 1), await read(accountId, 2), await read(randomUUID(), 3)]).toEqual([
    true,
    true,
    false,
  ]);
  const [stored] = await selectMessages(database, INSTITUTION, accountId, 10);
  expect(stored).toMatchObject({ kind: 'codes-ready', read_at: at(1), family_name: 'Wymyślony' });
});

test('a mail is with one process at a time, and comes back when that one dies', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database, ids } = await outbox(fresh, 'mama@example.org');
  const claim = (now: number) =>
    claimMails(database, INSTITUTION, { now: at(now), nextTryAt: at(now + 60), limit: 20 });
  expect(await claimMails(database, 'other', { now: at(0), nextTryAt: at(60), limit: 20 })).toEqual([]);
  const both = await Promise.all([claim(0), claim(0)]);
  expect(both.flat()).toMatchObject([{ message_id: ids[0], email: 'mama@example.org', tries: 1 }]);
  expect(await claim(59)).toEqual([]);
  expect(await claim(60)).toMatchObject([{ tries: 2 }]);
  await postponeMail(database, INSTITUTION, ids[0] ?? '', at(300));
  expect(await claim(299)).toEqual([]);
  await deleteMail(database, INSTITUTION, ids[0] ?? '');
  expect(await claim(1_000)).toEqual([]);
});

test('an account without an address gets no mail', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = await outbox(fresh);
  expect(await database.selectFrom('mails').selectAll().execute()).toEqual([]);
});
