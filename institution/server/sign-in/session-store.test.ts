import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { deleteSessions } from '../session-ends/session-end-store.ts';
import { freshInstitutionDatabase, INSTITUTION } from '../test-databases/fresh-institution-database.ts';
import { insertAccount } from './account-store.ts';
import { confirmSession, deleteSessionsBefore, insertSession, selectSession, touchSession } from './session-store.ts';

const NOW = new Date('2026-10-01T10:00:00Z');
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

async function open() {
  const fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const accountId = randomUUID();
  const named = { institutionId: INSTITUTION, accountId, provider: 'local', subject: 'zofia', displayName: 'Zofia' };
  await insertAccount(database, { ...named, office: false });
  return {
    database,
    accountId,
    signIn: async (at = NOW) => {
      const tokenHash = randomBytes(32);
      const place = { method: 'password' as const, browser: 'Firefox', system: 'Linux', network: '192.0.2.0/24' };
      const session = { institutionId: INSTITUTION, sessionId: randomUUID(), tokenHash, accountId, at, ...place };
      await insertSession(database, session);
      return tokenHash;
    },
    read: (tokenHash: Buffer) => selectSession(database, INSTITUTION, tokenHash),
    [Symbol.asyncDispose]: () => fresh[Symbol.asyncDispose](),
  };
}

test('I10 a session is that of its token and of its institution, and what happens to it happens to no other', async () => {
  await using opened = await open();
  const { database, accountId, read } = opened;
  const [mine, other] = [await opened.signIn(), await opened.signIn()];
  expect(await read(mine)).toMatchObject({ createdAt: NOW, seenAt: NOW, confirmedAt: null, account: { accountId } });
  expect(await read(randomBytes(32))).toBeUndefined();
  expect(await selectSession(database, 'another', mine)).toBeUndefined();
  for (const institution of ['another', INSTITUTION]) {
    expect(await read(mine)).toMatchObject({ seenAt: NOW, confirmedAt: null });
    await touchSession(database, institution, mine, later(1));
    await confirmSession(database, institution, { tokenHash: mine, at: later(2), method: 'password' });
  }
  expect(await read(mine)).toMatchObject({ createdAt: NOW, seenAt: later(1), confirmedAt: later(2) });
  expect(await deleteSessions(database, 'another', { tokenHash: mine }, [])).toBe(0);
  expect(await read(mine)).toBeDefined();
  expect(await deleteSessions(database, INSTITUTION, { tokenHash: mine }, [])).toBe(1);
  expect(await read(mine)).toBeUndefined();
  expect(await read(other)).toMatchObject({ seenAt: NOW, confirmedAt: null });
});

test('a session ends when it is too old or was not used for too long, and not a moment earlier', async () => {
  await using opened = await open();
  const { database, read } = opened;
  const [old, unused, used] = [await opened.signIn(later(-1)), await opened.signIn(), await opened.signIn()];
  for (const session of [old, used]) await touchSession(database, INSTITUTION, session, later(5));
  const end = (institution: string) =>
    deleteSessionsBefore(database, institution, { createdAt: NOW, seenAt: later(5) });
  await end('another');
  expect(await read(old)).toBeDefined();
  await end(INSTITUTION);
  expect(await read(old)).toBeUndefined();
  expect(await read(unused)).toBeUndefined();
  expect(await read(used)).toBeDefined();
});
