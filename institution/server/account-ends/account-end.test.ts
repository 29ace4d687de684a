import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type AccountEnd, accountEndsIn, encodeAccountEnd } from './account-end.ts';

test('an end is read as it was written, of its own institution, and costs a few bytes', () => {
  const ends: AccountEnd[] = [
    { end: 'password', accountId: randomUUID(), at: new Date('2026-11-30T12:00:00.123Z') },
    { end: 'passkey', passkeyId: randomUUID() },
    { end: 'session', sessionId: randomUUID() },
  ];
  const records = ends.map((end) => encodeAccountEnd(end, 'pwsm'));
  expect(accountEndsIn(records)).toEqual(new Map([['pwsm', ends]]));
  expect(accountEndsIn([{ kind: 16, payload: Buffer.alloc(60) }])).toEqual(new Map());
  for (const { payload } of records) expect(payload.length).toBeLessThan(30);
});
