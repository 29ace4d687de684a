import { randomBytes } from 'node:crypto';
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
import { type Rotation, rotate, selectRefreshState, suspendCopied } from './renewal-store.ts';
import { upsertUpdate } from './update-store.ts';

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

const REFRESH = Buffer.from('the refresh token that the phone holds');
const EARLIER = Buffer.from('the one before it');
const SIGNED = {
  holder_keys_digest: Buffer.from('keys'),
  compact_key_digest: Buffer.from('compact key'),
  intended_at: NOW,
  issued_at: NOW,
} as const;

/** A card on a phone that may be renewed. */
const onPhone = (change: Change = {}) =>
  addOfferWith(database, {
    state: 'activated',
    card_status: 'valid',
    token_digest: Buffer.from('access token'),
    token_key: 'key',
    token_expires_at: minutesLater(5),
    refresh_digest: REFRESH,
    superseded_refresh_digest: EARLIER,
    refreshed_at: NOW,
    ...SIGNED,
    ...change,
  });
const state = (offerId: string, keepUntil = minutesLater(60)) =>
  upsertUpdate(database, {
    offerId,
    statementDigest: randomBytes(32),
    sealed: randomBytes(64),
    keepUntil,
    now: NOW,
  });
const LATER = minutesLater(10);
const rotation = (offerId: string, change: Partial<Rotation> = {}): Rotation => ({
  offerId,
  tokenKey: 'key',
  tokenDigest: randomBytes(32),
  tokenExpiresAt: minutesLater(70),
  refreshDigest: randomBytes(32),
  now: LATER,
  presented: REFRESH,
  presentedMadeAt: minutesLater(-5),
  lostBefore: NOW,
  ...change,
});
const read = (offerId: string) =>
  database.selectFrom('offers').selectAll().where('offer_id', '=', offerId).executeTakeFirstOrThrow();
const eventsOf = async (offerId: string) =>
  (await database.selectFrom('audit_events').select('event').where('subject', '=', offerId).execute()).map(
    ({ event }) => event,
  );
const pending = () =>
  database.selectFrom('pending_status_changes').select(['list_index', 'status']).orderBy('list_index').execute();

test('puts new tokens in the place of old ones; where nothing was stated the card stays as it is', async () => {
  const offerId = await onPhone({ refresh_used: true });
  const other = await onPhone();
  const asked = rotation(offerId);
  expect(await rotate(database, asked)).toEqual({
    cardType: 'student-card',
    collectable: false,
    orphaned: 0,
  });
  expect(await read(offerId)).toMatchObject({
    refresh_digest: asked.refreshDigest,
    superseded_refresh_digest: REFRESH,
    refreshed_at: LATER,
    refresh_used: false,
    token_digest: asked.tokenDigest,
    token_expires_at: asked.tokenExpiresAt,
    issue: 1,
    ...SIGNED,
  });
  expect(await eventsOf(offerId)).toEqual([]);
  expect(await read(other)).toMatchObject({ refresh_digest: REFRESH });
});

test('what was stated anew begins another issue that is bound to no keys', async () => {
  const offerId = await onPhone();
  await addCopy(database, offerId);
  await state(offerId);
  expect(await rotate(database, rotation(offerId))).toMatchObject({ collectable: true, orphaned: 0 });
  expect(await read(offerId)).toMatchObject({
    issue: 2,
    confirmed_issue: 1,
    holder_keys_digest: null,
    compact_key_digest: null,
    intended_at: null,
    issued_at: null,
  });
  expect(await eventsOf(offerId)).toEqual(['card.update-stated', 'renewal.started']);
  // I12: until the new copies are confirmed the phone has no others.
  expect(await pending()).toEqual([]);
});

test('whoever asks again before fetching is given the same issue', async () => {
  const offerId = await onPhone({ issue: 2, intended_at: null, issued_at: null });
  await state(offerId);
  expect(await rotate(database, rotation(offerId))).toMatchObject({ collectable: true, orphaned: 0 });
  expect(await read(offerId)).toMatchObject({ issue: 2 });
});

test('I6 of an issue that nobody confirmed every copy is revoked when the next begins, and no other', async () => {
  const offerId = await onPhone({ issue: 3, confirmed_issue: 2 });
  await addCopy(database, offerId, { issue: 2 });
  const orphans = [
    await addCopy(database, offerId, { issue: 3 }),
    await addCopy(database, offerId, { issue: 3, kind: 'compact' }),
  ];
  await addCopy(database, await onPhone({ issue: 3, confirmed_issue: 2 }), { issue: 3 });
  await state(offerId);
  expect(await rotate(database, rotation(offerId))).toMatchObject({ collectable: true, orphaned: 2 });
  expect(await read(offerId)).toMatchObject({ issue: 4, confirmed_issue: 2 });
  expect(await pending()).toEqual(orphans.map((list_index) => ({ list_index, status: STATUS.invalid })));
});

test('an issue that nobody confirmed stays while nothing new is stated', async () => {
  const offerId = await onPhone({ issue: 2 });
  await addCopy(database, offerId, { issue: 2 });
  expect(await rotate(database, rotation(offerId))).toMatchObject({ collectable: false, orphaned: 0 });
  expect(await pending()).toEqual([]);
});

test('what was stated gives no card any more from its last moment on', async () => {
  const offerId = await onPhone();
  await state(offerId, LATER);
  expect(await rotate(database, rotation(offerId))).toMatchObject({ collectable: false });
  const another = await onPhone();
  await state(another, new Date(LATER.getTime() + 1));
  expect(await rotate(database, rotation(another))).toMatchObject({ collectable: true });
});

test.each([{ card_status: 'suspended', suspended_until: minutesLater(60) }, { card_status: 'revoked' }] as const)(
  'P29 a card that is $card_status gives nothing, whatever was stated',
  async (change) => {
    const offerId = await onPhone();
    await state(offerId);
    await database.updateTable('offers').set(change).where('offer_id', '=', offerId).execute();
    expect(await rotate(database, rotation(offerId))).toMatchObject({ collectable: false });
    expect(await read(offerId)).toMatchObject({ issue: 1, ...SIGNED });
  },
);

test('a card that was never fetched is still to be had', async () => {
  const offerId = await onPhone({ state: 'redeemed', card_status: null, intended_at: null, issued_at: null });
  expect(await rotate(database, rotation(offerId))).toMatchObject({ collectable: true });
  expect(await read(offerId)).toMatchObject({ issue: 1 });
});

test.each(['accepted', 'ready', 'cancelled', 'expired', 'locked', 'failed'] as const)(
  'nothing is renewed of an order that is %s',
  async (state_) => {
    const offerId = await onPhone({ state: state_ });
    expect(await rotate(database, rotation(offerId))).toBeUndefined();
    expect(await selectRefreshState(database, offerId)).toBeUndefined();
  },
);

test.each([
  ['P25 another key', { tokenKey: 'another' }],
  ['a token that was never given out', { presented: Buffer.from('another') }],
])('%s renews nothing', async (_, change) => {
  const offerId = await onPhone();
  await state(offerId);
  expect(await rotate(database, rotation(offerId, change))).toBeUndefined();
  expect(await read(offerId)).toMatchObject({ refresh_digest: REFRESH, issue: 1, ...SIGNED });
});

test('P28 of many with the same token at once one is served', async () => {
  const offerId = await onPhone();
  await state(offerId);
  const answers = await Promise.all(Array.from({ length: 8 }, () => rotate(database, rotation(offerId))));
  expect(answers.filter(Boolean)).toHaveLength(1);
  expect(await read(offerId)).toMatchObject({ issue: 2 });
  expect((await eventsOf(offerId)).filter((event) => event === 'renewal.started')).toHaveLength(1);
});

test('I12 a token whose successor got lost works again after a pause, and only while that fetched nothing', async () => {
  const again = (offerId: string, lostBefore: Date) =>
    rotate(database, rotation(offerId, { presented: EARLIER, lostBefore }));
  const offerId = await onPhone();
  expect(await again(offerId, new Date(NOW.getTime() - 1))).toBeUndefined();
  expect(await again(offerId, NOW)).toBeDefined();
  expect(await read(offerId)).toMatchObject({ superseded_refresh_digest: EARLIER });
  const used = await onPhone({ refresh_used: true });
  expect(await again(used, NOW)).toBeUndefined();
});

test('tells how the tokens of an order stand, where it has any', async () => {
  expect(await selectRefreshState(database, await onPhone())).toEqual({
    token_key: 'key',
    refresh_digest: REFRESH,
    superseded_refresh_digest: EARLIER,
    refreshed_at: NOW,
  });
  expect(await selectRefreshState(database, await onPhone({ refresh_digest: null }))).toBeUndefined();
});

test('P28 a card whose token was copied is suspended with all its living copies, once, and no token works', async () => {
  const offerId = await onPhone({ issue: 4, confirmed_issue: 2 });
  const other = await onPhone();
  await addCopy(database, other);
  await addCopy(database, offerId, { issue: 1 });
  const confirmed = await addCopy(database, offerId, { issue: 2 });
  await addCopy(database, offerId, { issue: 3 });
  const underWay = await addCopy(database, offerId, { issue: 4 });
  await state(offerId);
  const until = minutesLater(90);
  expect(await suspendCopied(database, offerId, { now: LATER, until })).toBe(true);
  expect(await suspendCopied(database, offerId, { now: LATER, until })).toBe(false);
  expect(await read(offerId)).toMatchObject({
    card_status: 'suspended',
    card_status_reason: 'copied',
    suspended_until: until,
    sequence: 2,
    changed_at: LATER,
    refresh_digest: null,
    superseded_refresh_digest: null,
    token_expires_at: LATER,
  });
  expect(await pending()).toEqual(
    [confirmed, underWay].map((list_index) => ({ list_index, status: STATUS.suspended })),
  );
  expect(await eventsOf(offerId)).toEqual(['card.update-stated', 'renewal.conflict']);
  expect(await database.selectFrom('card_updates').select('offer_id').execute()).toEqual([]);
  expect(await read(other)).toMatchObject({ card_status: 'valid', sequence: 1 });
});

test.each([
  { card_status: 'revoked' },
  { state: 'redeemed', card_status: 'valid' },
  { state: 'cancelled', card_status: null },
] as const)('what is $state, $card_status is not suspended', async (change) => {
  const offerId = await onPhone(change);
  expect(await suspendCopied(database, offerId, { now: LATER, until: minutesLater(90) })).toBe(false);
  expect(await read(offerId)).toMatchObject({ sequence: 1, refresh_digest: REFRESH });
});

test('R8: a genuine token that is younger than all the database knows is good once, whatever became of that one', async () => {
  const offerId = await onPhone();
  const younger = { presented: Buffer.from('of a day that is lost'), presentedMadeAt: minutesLater(5) };
  expect(await rotate(database, rotation(offerId, { ...younger, presentedMadeAt: NOW }))).toBeUndefined();
  expect(await rotate(database, rotation(offerId, younger))).toBeDefined();
  expect(await rotate(database, rotation(offerId, younger))).toBeUndefined();
});
