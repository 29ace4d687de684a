import { randomBytes, randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { addOfferWith, freshIssuerDatabase, minutesLater, NOW } from '../test-databases/fresh-issuer-database.ts';
import { type CardUpdate, forgetUpdates, selectLiveOrder, upsertUpdate } from './update-store.ts';

let opened: Awaited<ReturnType<typeof freshIssuerDatabase>>;
let database: Kysely<IssuerDatabase>;
beforeAll(async () => {
  opened = await freshIssuerDatabase();
  database = opened.database;
});
beforeEach(() => sql`truncate offers cascade`.execute(database));
afterAll(() => opened[Symbol.asyncDispose]());

const LIVE = { state: 'activated', card_status: 'valid' } as const;
const DEAD = [
  { state: 'activated', card_status: 'revoked' },
  { state: 'activated', card_status: 'suspended', suspended_until: minutesLater(9) },
  { state: 'redeemed', card_status: 'revoked' },
  { state: 'cancelled', card_status: null },
  { state: 'expired', card_status: null },
  { state: 'locked', card_status: null },
  { state: 'failed', card_status: null },
] as const;

const update = (offerId: string, change: Partial<CardUpdate> = {}): CardUpdate => ({
  offerId,
  statementDigest: randomBytes(32),
  sealed: randomBytes(64),
  keepUntil: minutesLater(60),
  now: NOW,
  ...change,
});
const kept = (offerId: string) =>
  database.selectFrom('card_updates').selectAll().where('offer_id', '=', offerId).executeTakeFirst();
const eventsOf = async (offerId: string) =>
  (await database.selectFrom('audit_events').select('event').where('subject', '=', offerId).execute()).map(
    ({ event }) => event,
  );
const sequenceOf = async (offerId: string) =>
  (await database.selectFrom('offers').select('sequence').where('offer_id', '=', offerId).executeTakeFirst())?.sequence;

test.each([
  { state: 'accepted' },
  { state: 'ready' },
  { state: 'redeemed' },
  { state: 'redeemed', card_status: 'valid' },
  LIVE,
] as const)('a card that is $state, $card_status can be stated anew', async (change) => {
  const card_id = randomUUID();
  const offerId = await addOfferWith(database, { card_id, ...change });
  expect(await selectLiveOrder(database, 'uni', card_id)).toEqual({ offerId, cardType: 'student-card' });
  expect(await selectLiveOrder(database, 'another', card_id)).toBeUndefined();
  expect(await selectLiveOrder(database, 'uni', randomUUID())).toBeUndefined();
  expect(await upsertUpdate(database, update(offerId))).toBe(true);
});

test.each(DEAD)('P29 nothing is stated about a card that is $state, $card_status', async (change) => {
  const card_id = randomUUID();
  const offerId = await addOfferWith(database, { card_id, ...change });
  expect(await selectLiveOrder(database, 'uni', card_id)).toBeUndefined();
  expect(await upsertUpdate(database, update(offerId))).toBe(false);
  expect(await kept(offerId)).toBeUndefined();
  expect(await eventsOf(offerId)).toEqual([]);
});

test('the same statement again changes nothing, another takes its place', async () => {
  const offerId = await addOfferWith(database, LIVE);
  const other = await addOfferWith(database, LIVE);
  const first = update(offerId);
  expect(await upsertUpdate(database, first)).toBe(true);
  expect(await upsertUpdate(database, { ...first, sealed: randomBytes(64), now: minutesLater(1) })).toBe(false);
  expect(await kept(offerId)).toMatchObject({ sealed: first.sealed, stated_at: NOW, keep_until: minutesLater(60) });
  const second = update(offerId, { now: minutesLater(2), keepUntil: minutesLater(90) });
  expect(await upsertUpdate(database, second)).toBe(true);
  expect(await kept(offerId)).toMatchObject({
    institution_id: 'uni',
    sealed: second.sealed,
    stated_at: minutesLater(2),
    keep_until: minutesLater(90),
  });
  expect(await eventsOf(offerId)).toEqual(['card.update-stated', 'card.update-stated']);
  expect(await kept(other)).toBeUndefined();
});

test('what nobody fetched is forgotten at its last moment, and the institution is told', async () => {
  const due = await addOfferWith(database, LIVE);
  const later = await addOfferWith(database, LIVE);
  await upsertUpdate(database, update(due, { keepUntil: minutesLater(10) }));
  await upsertUpdate(database, update(later, { keepUntil: new Date(minutesLater(10).getTime() + 1) }));
  await forgetUpdates(database, minutesLater(10));
  expect(await kept(due)).toBeUndefined();
  expect(await sequenceOf(due)).toBe(2);
  expect(await eventsOf(due)).toEqual(['card.update-stated', 'card.update-forgotten']);
  expect(await kept(later)).toBeDefined();
  expect(await sequenceOf(later)).toBe(1);
});

test.each(DEAD)('P29 what was stated is forgotten with a card that is $state, $card_status', async (change) => {
  const offerId = await addOfferWith(database, LIVE);
  await upsertUpdate(database, update(offerId));
  await database.updateTable('offers').set(change).where('offer_id', '=', offerId).execute();
  await forgetUpdates(database, NOW);
  expect(await kept(offerId)).toBeUndefined();
});
