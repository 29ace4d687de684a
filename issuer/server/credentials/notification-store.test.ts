import { randomBytes, randomUUID } from 'node:crypto';
import { STATUS } from '@mleg/protocol/status-list/status-bits';
import { type Kysely, sql, type Updateable } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import {
  addCopy,
  addOfferWith,
  freshIssuerDatabase,
  minutesLater,
  NOW,
} from '../test-databases/fresh-issuer-database.ts';
import type { Holding } from './credential-store.ts';
import { noteAccepted, noteEvent, selectCardOfOffer } from './notification-store.ts';

let opened: Awaited<ReturnType<typeof freshIssuerDatabase>>;
let database: Kysely<IssuerDatabase>;
beforeAll(async () => {
  opened = await freshIssuerDatabase();
  database = opened.database;
  await sql`insert into status_lists (bits) values (${Buffer.alloc(8)})`.execute(database);
});
beforeEach(() => sql`truncate offers, pending_status_changes cascade`.execute(database));
afterAll(() => opened[Symbol.asyncDispose]());

type Change = Updateable<IssuerDatabase['offers']>;

const TOKEN = Buffer.from('access token');
const LATER = minutesLater(5);

/** An order whose card is signed and on its way to a phone. */
const signed = (change: Change = {}) =>
  addOfferWith(database, {
    state: 'redeemed',
    card_status: 'valid',
    token_digest: TOKEN,
    token_key: 'key',
    token_expires_at: minutesLater(10),
    intended_at: NOW,
    issued_at: NOW,
    ...change,
  });
/** A card on a phone, of which a second issue is signed. */
const renewed = (change: Change = {}) => signed({ state: 'activated', issue: 2, ...change });
const holding = (offerId: string, change: Partial<Holding> = {}): Holding => ({
  offerId,
  tokenDigest: TOKEN,
  tokenKey: 'key',
  now: LATER,
  ...change,
});
const state = (offerId: string, statedAt: Date) =>
  database
    .insertInto('card_updates')
    .values({
      offer_id: offerId,
      institution_id: 'uni',
      sealed: randomBytes(64),
      stated_at: statedAt,
      keep_until: minutesLater(60),
    })
    .execute();

async function read(offerId: string) {
  const row = await database
    .selectFrom('offers')
    .leftJoin('subjects', 'subjects.offer_id', 'offers.offer_id')
    .leftJoin('card_updates', 'card_updates.offer_id', 'offers.offer_id')
    .selectAll('offers')
    .select(['subjects.offer_id as subject', 'card_updates.offer_id as update'])
    .where('offers.offer_id', '=', offerId)
    .executeTakeFirstOrThrow();
  const events = await database.selectFrom('audit_events').select('event').where('subject', '=', offerId).execute();
  return {
    ...row,
    subject: row.subject !== null,
    update: row.update !== null,
    events: events.map(({ event }) => event),
  };
}
const cardOf = (offerId: string) => selectCardOfOffer(database, offerId);
const pending = () =>
  database.selectFrom('pending_status_changes').select(['list_index', 'status']).orderBy('list_index').execute();

test('a card that has come is activated, and its holder’s data stay until the token ends', async () => {
  const offerId = await signed();
  const other = await signed();
  expect(await noteAccepted(database, holding(offerId))).toEqual({ result: 'noted', renewed: false });
  expect(await read(offerId)).toMatchObject({
    state: 'activated',
    activated_at: LATER,
    changed_at: LATER,
    sequence: 2,
    subject: true,
    events: ['activation.confirmed'],
  });
  expect(await read(other)).toMatchObject({ state: 'redeemed', subject: true, events: [] });
});

test('who has fetched all there is has nothing more to ask for, and the data are forgotten at once', async () => {
  const fetched = { holder_keys_digest: randomBytes(32), compact_key_digest: randomBytes(32) };
  const first = await signed(fetched);
  const again = await renewed(fetched);
  await sql`delete from subjects where offer_id = ${again}`.execute(database);
  await state(again, NOW);
  const copiesAlone = await signed({ ...fetched, compact_key_digest: null });
  for (const offerId of [first, again, copiesAlone]) await noteAccepted(database, holding(offerId));
  expect(await read(first)).toMatchObject({ state: 'activated', subject: false });
  expect(await read(again)).toMatchObject({ confirmed_issue: 2, subject: false, update: false });
  expect(await read(copiesAlone)).toMatchObject({ state: 'activated', subject: true });
});

test('said again, or of a card that counts as activated already, it changes nothing', async () => {
  const offerId = await signed({ state: 'activated', activated_at: NOW });
  expect(await noteAccepted(database, holding(offerId))).toEqual({ result: 'noted', renewed: false });
  expect(await noteAccepted(database, holding(offerId))).toEqual({ result: 'noted', renewed: false });
  expect(await read(offerId)).toMatchObject({ activated_at: NOW, sequence: 1, subject: true, events: [] });
});

test('I3 a card that was never signed is not activated, and its data stay', async () => {
  const offerId = await signed({ issued_at: null });
  expect(await noteAccepted(database, holding(offerId))).toEqual({ result: 'noted', renewed: false });
  expect(await read(offerId)).toMatchObject({ state: 'redeemed', sequence: 1, subject: true, events: [] });
});

test.each<[string, Partial<Holding>]>([
  ['P26 another token', { tokenDigest: randomBytes(32) }],
  ['P25 another key', { tokenKey: 'another' }],
  ['P26 a token that has run out', { now: minutesLater(10) }],
  ['an order that is not there', { offerId: randomUUID() }],
])('%s says nothing about a card', async (_, change) => {
  const offerId = await renewed();
  const another = await signed();
  for (const each of [offerId, another]) {
    const asked = holding(each, change);
    expect(await noteAccepted(database, asked)).toEqual({ result: 'unknown-token', renewed: false });
    const event = await noteEvent(database, holding(each, change), 'credential.deleted-in-wallet');
    expect(event).toBe('unknown-token');
    expect(await read(each)).toMatchObject({ sequence: 1, confirmed_issue: 1, subject: true, events: [] });
  }
});

test('I1 I12 when the phone has the new copies, all copies before them die and no other does', async () => {
  const offerId = await renewed({ issue: 4, confirmed_issue: 2 });
  await addCopy(database, await renewed({ issue: 4, confirmed_issue: 2 }), { issue: 2 });
  await addCopy(database, offerId, { issue: 1 });
  const before = [await addCopy(database, offerId, { issue: 2 }), await addCopy(database, offerId, { issue: 3 })];
  await addCopy(database, offerId, { issue: 4 });
  expect(await noteAccepted(database, holding(offerId))).toEqual({ result: 'noted', renewed: true });
  expect(await read(offerId)).toMatchObject({
    confirmed_issue: 4,
    renewed_at: LATER,
    changed_at: LATER,
    sequence: 2,
    events: ['renewal.confirmed'],
  });
  expect(await pending()).toEqual(before.map((list_index) => ({ list_index, status: STATUS.invalid })));
  expect(await noteAccepted(database, holding(offerId))).toEqual({ result: 'noted', renewed: false });
  expect(await read(offerId)).toMatchObject({ sequence: 2 });
});

test.each<[string, Change]>([
  ['is suspended', { card_status: 'suspended', suspended_until: minutesLater(60) }],
  ['is revoked', { card_status: 'revoked' }],
  ['was not signed again yet', { issued_at: null }],
])('a card that %s is not renewed', async (_, change) => {
  const offerId = await renewed(change);
  await addCopy(database, offerId);
  await state(offerId, NOW);
  expect(await noteAccepted(database, holding(offerId))).toEqual({ result: 'noted', renewed: false });
  expect(await read(offerId)).toMatchObject({ confirmed_issue: 1, renewed_at: null, sequence: 1, update: true });
  expect(await pending()).toEqual([]);
});

test('what was stated while the phone fetched the card waits for the next renewal', async () => {
  const fetched = await renewed();
  await state(fetched, NOW);
  const newer = await renewed();
  await sql`delete from subjects`.execute(database);
  await state(newer, new Date(NOW.getTime() + 1));
  for (const offerId of [fetched, newer]) await noteAccepted(database, holding(offerId));
  expect(await read(fetched)).toMatchObject({ confirmed_issue: 2, subject: true, update: false });
  expect(await read(newer)).toMatchObject({ confirmed_issue: 2, subject: false, update: true });
});

test('what else a wallet says is noted and changes nothing', async () => {
  const offerId = await signed();
  expect(await noteEvent(database, holding(offerId), 'credential.failed-in-wallet')).toBe('noted');
  expect(await read(offerId)).toMatchObject({
    state: 'redeemed',
    sequence: 1,
    subject: true,
    events: ['credential.failed-in-wallet'],
  });
});

test('a token knows its card as long as that lives', async () => {
  const card_id = randomUUID();
  expect(await cardOf(await signed({ card_id }))).toEqual({ institutionId: 'uni', cardId: card_id });
  expect(await cardOf(await renewed())).toBeDefined();
  expect(await cardOf(await renewed({ card_status: 'revoked' }))).toBeUndefined();
  expect(await cardOf(await signed({ state: 'cancelled' }))).toBeUndefined();
  expect(await cardOf(randomUUID())).toBeUndefined();
});
