import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import {
  addOffer,
  addOfferWith,
  freshIssuerDatabase,
  minutesLater,
  NOW,
} from '../test-databases/fresh-issuer-database.ts';
import { lockWaiting, type PreparedOffer, storeFailed, storePrepared } from './preparation-store.ts';

let opened: Awaited<ReturnType<typeof freshIssuerDatabase>>;
let database: Kysely<IssuerDatabase>;
beforeAll(async () => {
  opened = await freshIssuerDatabase();
  database = opened.database;
});
beforeEach(() => sql`truncate offers cascade`.execute(database));
afterAll(() => opened[Symbol.asyncDispose]());

const LATER = minutesLater(1);

const prepared = (offerId: string): PreparedOffer => ({
  offerId,
  handleDigest: randomBytes(32),
  activationDigest: randomBytes(32),
  sealedCodes: `sealed for ${offerId}`,
  expiresAt: minutesLater(60),
  attemptsLeft: 5,
});
const prepare = (...offers: readonly PreparedOffer[]) =>
  database.transaction().execute((transaction) => storePrepared(transaction, offers, LATER));
const fail = (...offerIds: readonly string[]) =>
  database.transaction().execute((transaction) => storeFailed(transaction, offerIds, 'invalid-claims', LATER));

async function read(offerId: string) {
  const row = await database
    .selectFrom('offers')
    .leftJoin('subjects', 'subjects.offer_id', 'offers.offer_id')
    .selectAll('offers')
    .select('subjects.offer_id as subject')
    .where('offers.offer_id', '=', offerId)
    .executeTakeFirstOrThrow();
  const events = await database.selectFrom('audit_events').select('event').where('subject', '=', offerId).execute();
  return { ...row, subject: row.subject !== null, events: events.map(({ event }) => event) };
}

test('takes the oldest waiting requests, and no more than it is asked for', async () => {
  const first = await addOffer(database);
  await addOffer(database, { state: 'ready' });
  await addOffer(database, { state: 'cancelled' });
  const second = await addOfferWith(database, { failure: 'invalid-claims' });
  await addOffer(database);
  const taken = await database.transaction().execute((transaction) => lockWaiting(transaction, 2));
  expect(taken).toMatchObject([
    { offer_id: first, institution_id: 'uni', failure: null },
    { offer_id: second, failure: 'invalid-claims' },
  ]);
});

test('I3 two workers at once take different requests, and neither waits for the other', async () => {
  const offers = [await addOffer(database), await addOffer(database), await addOffer(database)];
  const both = await database.transaction().execute(async (one) => {
    const here = await lockWaiting(one, 2);
    const there = await database.transaction().execute((other) => lockWaiting(other, 2));
    return [here, there].map((taken) => taken.map((offer) => offer.offer_id));
  });
  expect(both).toEqual([offers.slice(0, 2), offers.slice(2)]);
});

test('gives each order the codes that were made for it, and tells of it once', async () => {
  const made = [prepared(await addOffer(database)), { ...prepared(await addOffer(database)), attemptsLeft: 3 }];
  const other = await addOffer(database);
  await prepare(...made);
  for (const offer of made) {
    expect(await read(offer.offerId)).toMatchObject({
      state: 'ready',
      sequence: 2,
      changed_at: LATER,
      handle_digest: offer.handleDigest,
      activation_digest: offer.activationDigest,
      sealed_codes: offer.sealedCodes,
      expires_at: offer.expiresAt,
      attempts_left: offer.attemptsLeft,
      subject: true,
      events: ['issuance.prepared'],
    });
  }
  expect(await read(other)).toMatchObject({ state: 'accepted', sequence: 1, handle_digest: expect.anything() });
});

test('T5 an order that was cancelled meanwhile gets no codes', async () => {
  const offerId = await addOfferWith(database, { state: 'cancelled', handle_digest: null });
  await prepare(prepared(offerId));
  expect(await read(offerId)).toMatchObject({
    state: 'cancelled',
    sequence: 1,
    handle_digest: null,
    activation_digest: null,
    sealed_codes: null,
    events: [],
  });
});

test('I2 codes that were made once are never replaced by others', async () => {
  const offerId = await addOffer(database);
  const made = prepared(offerId);
  await prepare(made);
  await prepare(prepared(offerId));
  expect(await read(offerId)).toMatchObject({ handle_digest: made.handleDigest, sealed_codes: made.sealedCodes });
});

test('what fails says why and is forgotten; what was cancelled meanwhile does not fail', async () => {
  const offerId = await addOffer(database);
  const cancelled = await addOffer(database, { state: 'cancelled' });
  const other = await addOffer(database);
  await fail(offerId, cancelled);
  expect(await read(offerId)).toMatchObject({
    state: 'failed',
    failure: 'invalid-claims',
    sequence: 2,
    changed_at: LATER,
    subject: false,
    events: ['issuance.failed'],
  });
  expect(await read(cancelled)).toMatchObject({ state: 'cancelled', failure: null, sequence: 1, events: [] });
  expect(await read(other)).toMatchObject({ state: 'accepted', changed_at: NOW, subject: true, events: [] });
});
