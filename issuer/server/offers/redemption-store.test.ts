import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { addOffer, freshIssuerDatabase, minutesLater, NOW } from '../test-databases/fresh-issuer-database.ts';
import { redeemOffer, spendAttempt } from './redemption-store.ts';

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
const spend = (offerId: string, now = NOW, jti = randomBytes(32)) =>
  spendAttempt(database, { offerId, jti, jtiExpiresAt: minutesLater(5), now });
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
  expect(answers.filter((answer) => answer.digest?.length)).toHaveLength(3);
});

test('spends nothing for a proof that was used before', async () => {
  const offerId = await ready();
  const jti = randomBytes(32);
  expect(await spend(offerId, NOW, jti)).toMatchObject({ replayed: false });
  expect(await spend(offerId, NOW, jti)).toEqual({ replayed: true, digest: undefined });
  const offer = await database
    .selectFrom('offers')
    .select('attempts_left')
    .where('offer_id', '=', offerId)
    .executeTakeFirst();
  expect(offer).toEqual({ attempts_left: 4 });
});

test('T4 knows no offer after its last moment, none that is not ready, none that is not there', async () => {
  expect((await spend(await ready(), minutesLater(10))).digest).toBeUndefined();
  expect((await spend(await addOffer(database))).digest).toBeUndefined();
  expect((await spend(randomUUID())).digest).toBeUndefined();
});

test('I2 redeems once, however many are right at once', async () => {
  const offerId = await ready();
  const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(offerId)));
  expect(answers.filter(Boolean)).toHaveLength(1);
});
