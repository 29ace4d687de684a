import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ACCOUNT_ENDS, type AccountEnd, accountEndsIn, digestOfClass, encodeAccountEnd } from './account-end.ts';

const at = new Date('2026-11-21T12:00:00.123Z');
const [accountId, personId] = [randomUUID(), randomUUID()];
const ENDS: { [Kind in AccountEnd['end']]: Extract<AccountEnd, { end: Kind }> } = {
  password: { end: 'password', accountId, at },
  passkey: { end: 'passkey', passkeyId: randomUUID() },
  session: { end: 'session', sessionId: randomUUID() },
  guardian: { end: 'guardian', accountId, personId, at },
  office: { end: 'office', accountId, at },
  head: { end: 'head', accountId, at },
  class: { end: 'class', accountId, classDigest: digestOfClass('Zmyślistyka, rok 2'), at },
  address: { end: 'address', accountId, at },
  invitation: { end: 'invitation', invitationId: randomUUID() },
  reset: { end: 'reset', accountId, at },
  request: { end: 'request', deedId: randomUUID() },
};

test.each(Object.values(ENDS))('an end is read as it was written, in a few bytes: $end', (end) => {
  const record = encodeAccountEnd(end, 'sp2');
  expect(accountEndsIn([record])).toEqual(new Map([['sp2', [end]]]));
  expect(record.payload.length).toBeLessThan(48);
});

test('each kind has a number of its own', () => {
  const kinds = Object.values(ACCOUNT_ENDS).map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});

test('a class is known by the beginning of the hash of its name, as the database makes it', () => {
  expect(digestOfClass('6a')).toBe('0e9deef32abfc454');
});
