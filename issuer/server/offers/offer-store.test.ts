import { randomBytes, randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { addOfferWith, freshIssuerDatabase, minutesLater, NOW } from '../test-databases/fresh-issuer-database.ts';
import {
  cancelOffer,
  confirmReports,
  insertFirstOffers,
  insertOffer,
  lockCard,
  type NewOffer,
  selectBodyDigest,
  selectNewestOffer,
  selectOffer,
  selectUnconfirmed,
} from './offer-store.ts';
import { redeemOffer } from './redemption-store.ts';

let opened: Awaited<ReturnType<typeof freshIssuerDatabase>>;
let database: Kysely<IssuerDatabase>;
beforeAll(async () => {
  opened = await freshIssuerDatabase();
  database = opened.database;
});
beforeEach(() => sql`truncate offers cascade`.execute(database));
afterAll(() => opened[Symbol.asyncDispose]());

const order = (change: Partial<NewOffer> = {}): NewOffer => ({
  institutionId: 'uni',
  offerId: randomUUID(),
  requestId: randomUUID(),
  cardId: randomUUID(),
  cardType: 'student-card',
  bodyDigest: randomBytes(32),
  statementDigest: randomBytes(32),
  sealedSubject: randomBytes(64),
  failure: null,
  acceptedAt: NOW,
  ...change,
});
const insertFirst = (...offers: readonly NewOffer[]) => insertFirstOffers(database, 'uni', offers);

const sealedOf = async (offerId: string) =>
  (await database.selectFrom('subjects').select('sealed').where('offer_id', '=', offerId).executeTakeFirst())?.sealed;
const eventsOf = async (offerId: string) =>
  (await database.selectFrom('audit_events').select('event').where('subject', '=', offerId).execute()).map(
    ({ event }) => event,
  );

test('stores many first orders at once, each with its own subject and its place in the queue', async () => {
  const waiting = order();
  expect(await insertFirst(waiting)).toEqual(new Map([[waiting.offerId, 0]]));
  const many = [10, 200, 1, 33].map((length) => order({ sealedSubject: randomBytes(length) }));
  const failed = order({ failure: 'invalid-claims', cardType: 'pupil-card' });
  const stored = await insertFirst(...many, failed);
  expect([...stored]).toEqual([...many, failed].map(({ offerId }, at) => [offerId, at + 1]));
  for (const { offerId, sealedSubject } of many) expect(await sealedOf(offerId)).toEqual(sealedSubject);
  for (const { offerId } of many) expect(await eventsOf(offerId)).toEqual(['issuance.requested']);
  expect(await selectOffer(database, failed)).toMatchObject({ failure: 'invalid-claims', queue_place: 5 });
  expect(await selectOffer(database, waiting)).toMatchObject({
    offer_id: waiting.offerId,
    card_id: waiting.cardId,
    state: 'accepted',
    sequence: 1,
    changed_at: NOW,
    queue_place: 0,
    update_waiting: false,
  });
});

test('leaves out cards that had an order before and requests that are known, and stores nothing of them', async () => {
  const first = order();
  await insertFirst(first);
  const sameCard = order({ cardId: first.cardId });
  const sameRequest = order({ requestId: first.requestId });
  const fresh = order();
  expect([...(await insertFirst(sameCard, sameRequest, fresh)).keys()]).toEqual([fresh.offerId]);
  for (const { offerId } of [sameCard, sameRequest]) {
    expect(await sealedOf(offerId)).toBeUndefined();
    expect(await eventsOf(offerId)).toEqual([]);
  }
});

test('I9 of many equal requests at once one is stored', async () => {
  const { requestId, cardId } = order();
  const stored = await Promise.all(Array.from({ length: 8 }, () => insertFirst(order({ requestId, cardId }))));
  expect(stored.filter(({ size }) => size > 0)).toHaveLength(1);
});

test('I10 a request is known to its own institution only', async () => {
  const mine = order();
  await insertFirst(mine);
  const foreign = { ...mine, institutionId: 'another' };
  expect(await selectBodyDigest(database, mine)).toEqual(mine.bodyDigest);
  expect(await selectBodyDigest(database, foreign)).toBeUndefined();
  expect(await selectBodyDigest(database, order())).toBeUndefined();
  expect(await selectOffer(database, foreign)).toBeUndefined();
  expect(await selectOffer(database, order())).toBeUndefined();
  expect(await selectNewestOffer(database, 'another', mine.cardId)).toBeUndefined();
  expect(await cancelOffer(database, foreign, NOW)).toBe(false);
  // Another institution may have a card of the same number.
  const [stored] = await insertFirstOffers(database, 'another', [order({ ...foreign, offerId: randomUUID() })]);
  expect(stored).toBeDefined();
});

test('of several orders of a card the newest counts', async () => {
  const card_id = randomUUID();
  await addOfferWith(database, { card_id, state: 'cancelled', changed_at: minutesLater(9) });
  const newest = order({ cardId: card_id });
  await insertOffer(database, newest);
  expect(await selectNewestOffer(database, 'uni', card_id)).toMatchObject({ offer_id: newest.offerId });
  expect(await sealedOf(newest.offerId)).toEqual(newest.sealedSubject);
  expect(await eventsOf(newest.offerId)).toEqual(['issuance.requested']);
});

test('I1 of many who order a card at once under its lock, one finds it without an order', async () => {
  const cardId = randomUUID();
  const found = await Promise.all(
    Array.from({ length: 6 }, () =>
      database.transaction().execute(async (transaction) => {
        const { orders } = await lockCard(transaction, 'uni', cardId);
        if (orders === 0) await insertOffer(transaction, order({ cardId }));
        return orders;
      }),
    ),
  );
  expect(found.toSorted((one, other) => one - other)).toEqual([0, 1, 1, 1, 1, 1]);
});

test('T5 whoever redeems a code while its card is locked comes after what is done to the card', async () => {
  const card_id = randomUUID();
  const offerId = await addOfferWith(database, { card_id, state: 'ready' });
  await addOfferWith(database, { state: 'ready' });
  const grant = { offerId, tokenDigest: randomBytes(32), tokenKey: 'key', refreshDigest: randomBytes(32) };
  const redeemed = await database.transaction().execute(async (transaction) => {
    expect(await lockCard(transaction, 'another', card_id)).toEqual({ orders: 0 });
    expect(await lockCard(transaction, 'uni', card_id)).toEqual({ orders: 1 });
    const redeeming = redeemOffer(database, { ...grant, tokenExpiresAt: minutesLater(60), now: NOW });
    await Promise.race([redeeming, somebodyWaits()]);
    await transaction.updateTable('offers').set({ state: 'cancelled' }).where('offer_id', '=', offerId).execute();
    return { redeeming };
  });
  expect(await redeemed.redeeming).toBeUndefined();
});

async function somebodyWaits(): Promise<void> {
  const waiting = sql`select from pg_locks where not granted`;
  while ((await waiting.execute(database)).rows.length === 0);
}

test.each(['accepted', 'ready'] as const)(
  'T5 what is %s is cancelled with its codes and its subject',
  async (state) => {
    const request_id = randomUUID();
    const codes = { sealed_codes: 'sealed', activation_digest: Buffer.from('digest') };
    const offerId = await addOfferWith(database, { request_id, state, ...codes });
    const key = { institutionId: 'uni', requestId: request_id };
    expect(await cancelOffer(database, { ...key, requestId: randomUUID() }, NOW)).toBe(false);
    expect(await cancelOffer(database, key, minutesLater(1))).toBe(true);
    expect(await cancelOffer(database, key, minutesLater(2))).toBe(false);
    expect(await selectOffer(database, key)).toMatchObject({
      state: 'cancelled',
      sequence: 2,
      changed_at: minutesLater(1),
      sealed_codes: null,
    });
    expect(await sealedOf(offerId)).toBeUndefined();
    expect(await eventsOf(offerId)).toEqual(['issuance.cancelled']);
  },
);

test('what has been redeemed is cancelled no more by its request', async () => {
  const request_id = randomUUID();
  const offerId = await addOfferWith(database, { request_id, state: 'redeemed' });
  expect(await cancelOffer(database, { institutionId: 'uni', requestId: request_id }, NOW)).toBe(false);
  expect(await sealedOf(offerId)).toBeDefined();
});

test('I9 tells what was not confirmed, the oldest change first, of one institution', async () => {
  const late = await addOfferWith(database, { sequence: 2, changed_at: minutesLater(3) });
  const early = await addOfferWith(database, { sequence: 3, delivered_sequence: 2, changed_at: minutesLater(1) });
  await addOfferWith(database, { sequence: 2, delivered_sequence: 2 });
  const untold = async (limit: number, institutionId = 'uni') =>
    (await selectUnconfirmed(database, institutionId, limit)).map((offer) => offer.offer_id);
  expect(await untold(5)).toEqual([early, late]);
  expect(await untold(1)).toEqual([early]);
  expect(await untold(5, 'another')).toEqual([]);
});

test('I9 a confirmation counts up to what was told, never back, and takes the codes when nothing newer waits', async () => {
  const request_id = randomUUID();
  const offerId = await addOfferWith(database, { request_id, state: 'ready', sequence: 3, sealed_codes: 'sealed' });
  const other = await addOfferWith(database, { state: 'ready', sequence: 3, sealed_codes: 'sealed' });
  const confirm = async (sequence: number, institutionId = 'uni') => {
    await confirmReports(database, institutionId, [{ requestId: request_id, sequence }]);
    const row = await database
      .selectFrom('offers')
      .select(['delivered_sequence as told', 'sealed_codes as codes'])
      .where('offer_id', '=', offerId)
      .executeTakeFirst();
    return row;
  };
  expect(await confirm(2)).toEqual({ told: 2, codes: 'sealed' });
  expect(await confirm(1)).toEqual({ told: 2, codes: 'sealed' });
  expect(await confirm(3, 'another')).toEqual({ told: 2, codes: 'sealed' });
  expect(await confirm(3)).toEqual({ told: 3, codes: null });
  expect(await confirm(9)).toEqual({ told: 3, codes: null });
  const untouched = await database
    .selectFrom('offers')
    .select(['delivered_sequence', 'sealed_codes'])
    .where('offer_id', '=', other)
    .executeTakeFirst();
  expect(untouched).toEqual({ delivered_sequence: 1, sealed_codes: 'sealed' });
});

test('says how many wait before an order, while it waits', async () => {
  const first = await addOfferWith(database, { request_id: randomUUID() });
  await addOfferWith(database, { card_type: 'pupil-card' });
  const request_id = randomUUID();
  await addOfferWith(database, { request_id });
  const place = async () => (await selectOffer(database, { institutionId: 'uni', requestId: request_id }))?.queue_place;
  expect(await place()).toBe(2);
  await database.updateTable('offers').set({ state: 'ready' }).where('offer_id', '=', first).execute();
  expect(await place()).toBe(1);
  await database.updateTable('offers').set({ state: 'ready' }).where('request_id', '=', request_id).execute();
  expect(await place()).toBeNull();
});
