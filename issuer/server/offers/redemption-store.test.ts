import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import {
  addInstitution,
  addOffer,
  freshIssuerDatabase,
  minutesLater,
  NOW,
} from '../test-databases/fresh-issuer-database.ts';
import { redeemOffer, selectOpenOffer, settleAttempt, spendAttempt } from './redemption-store.ts';

let database: Kysely<IssuerDatabase>;
let end: () => PromiseLike<void>;
beforeAll(async () => {
  const opened = await freshIssuerDatabase();
  database = opened.database;
  end = () => opened[Symbol.asyncDispose]();
});
afterAll(() => end());

const digest = randomBytes(32);
const ready = (attemptsLeft = 5) =>
  addOffer(database, { state: 'ready', attemptsLeft, expiresAt: minutesLater(10), activationDigest: digest });
const spend = (offerId: string, now = NOW) => spendAttempt(database, { offerId, now });
const redeem = (offerId: string) =>
  redeemOffer(database, {
    offerId,
    tokenDigest: randomBytes(32),
    tokenKey: 'key',
    tokenExpiresAt: minutesLater(60),
    refreshDigest: randomBytes(32),
    now: NOW,
  });

test('T8 gives out no more attempts than there are, however many ask at once', async () => {
  const offerId = await ready(3);
  const answers = await Promise.all(Array.from({ length: 20 }, () => spend(offerId)));
  expect(answers.filter((answer) => answer?.length)).toHaveLength(3);
});

test('T4 knows no offer after its last moment, none that is not ready, none that is not there', async () => {
  expect(await spend(await ready(), minutesLater(10))).toBeUndefined();
  expect(await spend(await addOffer(database))).toBeUndefined();
  expect(await spend(randomUUID())).toBeUndefined();
});

test('I2 redeems once, however many are right at once', async () => {
  const offerId = await ready();
  const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(offerId)));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test('T4 a handle leads to an offer whose codes work, and to no other', async () => {
  await addInstitution(database, { name: 'Uczelnia' });
  const open = async (change: Parameters<typeof addOffer>[1], now = NOW) => {
    const offerId = await addOffer(database, {
      state: 'ready',
      attemptsLeft: 1,
      expiresAt: minutesLater(10),
      ...change,
    });
    const { handle_digest } = await database
      .selectFrom('offers')
      .select('handle_digest')
      .where('offer_id', '=', offerId)
      .executeTakeFirstOrThrow();
    const found = await selectOpenOffer(database, handle_digest ?? digest, now);
    return found && { ...found, isAsked: found.offer_id === offerId };
  };
  expect(await open({})).toMatchObject({ isAsked: true, card_type: 'student-card', institution_name: 'Uczelnia' });
  expect(await open({}, new Date(minutesLater(10).getTime() - 1))).toMatchObject({ isAsked: true });
  expect(await open({}, minutesLater(10))).toBeUndefined();
  expect(await open({ attemptsLeft: 0 })).toBeUndefined();
  for (const state of ['accepted', 'redeemed', 'activated', 'locked', 'expired', 'cancelled'])
    expect(await open({ state })).toBeUndefined();
  expect(await selectOpenOffer(database, digest, NOW)).toBeUndefined();
});

const settle = (offerId: string, spent: boolean, tokenKey = 'key') => {
  const grant = { offerId, tokenKey, tokenDigest: randomBytes(32), refreshDigest: randomBytes(32) };
  return settleAttempt(database, { grant: { ...grant, tokenExpiresAt: minutesLater(60), now: NOW }, spent });
};
const read = async (offerId: string) => {
  const row = await database
    .selectFrom('offers')
    .leftJoin('subjects', 'subjects.offer_id', 'offers.offer_id')
    .select(['state', 'sequence', 'token_digest', 'subjects.offer_id as subject'])
    .where('offers.offer_id', '=', offerId)
    .executeTakeFirstOrThrow();
  return { ...row, subject: row.subject !== null };
};

test('T2 a wrong code is reported, and the last one locks the offer and takes its data', async () => {
  const some = await ready(1);
  const none = await ready(0);
  expect(await settle(some, true)).toBe('activation.wrong-code');
  expect(await read(some)).toMatchObject({ state: 'ready', sequence: 2, subject: true });
  expect(await settle(none, true)).toBe('activation.locked');
  expect(await read(none)).toMatchObject({ state: 'locked', sequence: 2, subject: false });
});

test('I12 only the key that redeemed an offer is given its token again, and only until it has a card', async () => {
  const offerId = await addOffer(database, { state: 'redeemed', tokenKey: 'key', tokenDigest: digest });
  expect(await settle(offerId, false, 'another')).toBe('activation.used-code');
  expect((await read(offerId)).token_digest).toEqual(digest);
  expect(await settle(offerId, false)).toBe('activation.repeated');
  expect((await read(offerId)).token_digest).not.toEqual(digest);
  const holder_keys_digest = randomBytes(32);
  await database.updateTable('offers').set({ holder_keys_digest }).where('offer_id', '=', offerId).execute();
  expect(await settle(offerId, false)).toBe('activation.used-code');
});

test.each([
  ['activation.used-code', 'activated'],
  ['activation.dead-code', 'cancelled'],
  ['activation.dead-code', 'expired'],
  ['activation.dead-code', 'locked'],
] as const)('T3 it is %s where the offer is %s, and nothing changes', async (event, state) => {
  const offerId = await addOffer(database, { state, tokenKey: 'key' });
  expect(await settle(offerId, false)).toBe(event);
  expect(await read(offerId)).toMatchObject({ state, sequence: 1, token_digest: null });
});

test('T14 a code that nobody was given is noted too', async () => {
  const offerId = randomUUID();
  expect(await settle(offerId, false)).toBe('activation.unknown-code');
});
