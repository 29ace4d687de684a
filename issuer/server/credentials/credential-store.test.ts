import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { addOffer, freshIssuerDatabase, minutesLater, NOW } from '../test-databases/fresh-issuer-database.ts';
import {
  type Intent,
  type MoreCopies,
  selectHeldOffer,
  selectPlaces,
  storeIntent,
  storeMoreCopies,
} from './credential-store.ts';

let database: Kysely<IssuerDatabase>;
let end: () => PromiseLike<void>;
beforeAll(async () => {
  const opened = await freshIssuerDatabase();
  database = opened.database;
  end = () => opened[Symbol.asyncDispose]();
});
afterAll(() => end());

const tokenDigest = randomBytes(32);
let place = 0;

async function intent(change: Partial<Intent> = {}): Promise<Intent> {
  const token = { tokenDigest, tokenKey: 'key', tokenExpiresAt: minutesLater(60) };
  const offerId = change.offerId ?? (await addOffer(database, { state: 'redeemed', ...token }));
  return {
    offerId,
    tokenDigest,
    tokenKey: 'key',
    cardType: 'student-card',
    kind: 'sd-jwt',
    now: NOW,
    once: [randomBytes(32), randomBytes(32)],
    onceExpiresAt: minutesLater(5),
    holderKeysDigest: randomBytes(32),
    holderKeys: ['first', 'second'],
    places: [1, 2].map(() => ({ listId: 1, index: place++ })),
    signedBy: 'key-1',
    rules: '2026-11',
    ...change,
  };
}

const placesOf = (offerId: string, kind: 'sd-jwt' | 'compact') =>
  selectPlaces(database, { offer_id: offerId, issue: 1 }, kind);

test('I6 stores the places of all copies with what is to be signed', async () => {
  const wanted = await intent();
  const { bound } = await storeIntent(database, wanted);
  expect(bound).toMatchObject({ offer_id: wanted.offerId, card_type: 'student-card', intended_at: NOW });
  const places = (await placesOf(wanted.offerId, 'sd-jwt')).toSorted((one, other) => one.copy - other.copy);
  expect(places).toMatchObject([
    { copy: 1, holderKey: 'first', ...wanted.places[0] },
    { copy: 2, holderKey: 'second', ...wanted.places[1] },
  ]);
});

test('P24 binds a token to the first set of keys, however many come at once', async () => {
  const { offerId } = await intent();
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => storeIntent(database, await intent({ offerId }))),
  );
  expect(answers.filter((answer) => answer.bound)).toHaveLength(1);
  expect(await placesOf(offerId, 'sd-jwt')).toHaveLength(2);
});

test('P24 binds the compact card by itself, and once', async () => {
  const { offerId } = await intent();
  const compact = async () =>
    intent({ offerId, kind: 'compact', holderKeys: ['third'], places: [{ listId: 1, index: place++ }] });
  await storeIntent(database, await intent({ offerId }));
  const answers = await Promise.all(Array.from({ length: 4 }, async () => storeIntent(database, await compact())));
  expect(answers.filter(({ bound }) => bound)).toHaveLength(1);
  expect(await placesOf(offerId, 'compact')).toMatchObject([{ copy: 1, holderKey: 'third' }]);
  expect(await placesOf(offerId, 'sd-jwt')).toHaveLength(2);
});

/** One copy more, for the third key. */
function more({ offerId, holderKeysDigest: boundDigest }: Intent, change: Partial<MoreCopies> = {}): MoreCopies {
  const copies = [{ copy: 3, holderKey: 'third', listId: 1, index: place++ }];
  const bound = { offerId, tokenDigest, tokenKey: 'key', kind: 'sd-jwt', issue: 1, boundDigest } as const;
  return {
    ...bound,
    holderKeysDigest: randomBytes(32),
    copies,
    signedBy: 'key-1',
    rules: '2026-11',
    now: NOW,
    ...change,
  };
}

test('P24 binds more keys to copies that there are, once for each look at them', async () => {
  const first = await intent();
  await storeIntent(database, first);
  const asked = Array.from({ length: 4 }, () => more(first));
  const stored = await Promise.all(asked.map((each) => storeMoreCopies(database, each)));
  expect(stored.filter(Boolean)).toHaveLength(1);
  const places = await placesOf(first.offerId, 'sd-jwt');
  expect(places).toHaveLength(3);
  expect(places).toContainEqual(expect.objectContaining({ copy: 3, holderKey: 'third', signedBy: 'key-1' }));
  const { holderKeysDigest } = asked[stored.indexOf(true)] ?? first;
  expect(await selectHeldOffer(database, first.offerId, 'sd-jwt')).toMatchObject({ keys_digest: holderKeysDigest });
});

test.each<[string, Partial<MoreCopies>]>([
  ['P26 another token', { tokenDigest: randomBytes(32) }],
  ['P25 another key', { tokenKey: 'another' }],
  ['P26 a token that has run out', { now: minutesLater(60) }],
  ['another kind', { kind: 'compact' }],
  ['another issue', { issue: 2 }],
])('%s binds no more keys', async (_, change) => {
  const first = await intent();
  await storeIntent(database, first);
  expect(await storeMoreCopies(database, more(first, change))).toBe(false);
  expect(await placesOf(first.offerId, 'sd-jwt')).toHaveLength(2);
});

test('I4 binds no more keys to a card that was revoked', async () => {
  const first = await intent();
  await storeIntent(database, first);
  const { offerId } = first;
  await database
    .updateTable('offers')
    .set({ state: 'activated', card_status: 'revoked' })
    .where('offer_id', '=', offerId)
    .execute();
  expect(await storeMoreCopies(database, more(first))).toBe(false);
});

test('I4 binds nothing more to a card that was revoked', async () => {
  const { offerId } = await intent();
  await storeIntent(database, await intent({ offerId, kind: 'sd-jwt' }));
  await database
    .updateTable('offers')
    .set({ state: 'activated', card_status: 'revoked' })
    .where('offer_id', '=', offerId)
    .execute();
  expect((await storeIntent(database, await intent({ offerId, kind: 'compact' }))).bound).toBeUndefined();
});

test('P15 tells which nonce was new, and stores nothing for one that was not', async () => {
  const used = randomBytes(32);
  await storeIntent(database, await intent({ once: [used] }));
  const fresh = randomBytes(32);
  const replay = await intent({ once: [fresh, used] });
  const answer = await storeIntent(database, replay);
  expect(answer).toEqual({ fresh: [fresh], bound: undefined });
  expect(await placesOf(replay.offerId, 'sd-jwt')).toEqual([]);
});

test.each([
  ['P26 another token', { tokenDigest: randomBytes(32) }],
  ['P25 another key', { tokenKey: 'another' }],
  ['P26 a token that has run out', { now: minutesLater(60) }],
  ['P27 another type', { cardType: 'pupil-card' as const }],
])('%s binds nothing', async (_, change) => {
  const wanted = await intent(change);
  expect((await storeIntent(database, wanted)).bound).toBeUndefined();
  expect(await placesOf(wanted.offerId, 'sd-jwt')).toEqual([]);
});

test('I5 refuses a place that is taken', async () => {
  const places = [
    { listId: 9, index: 1 },
    { listId: 9, index: 2 },
  ];
  await storeIntent(database, await intent({ places }));
  await expect(intent({ places }).then((again) => storeIntent(database, again))).rejects.toThrow(/unique/);
});

test('P24 tells to which keys each kind of copies is bound, and what the card is made of', async () => {
  const wanted = await intent();
  const unbound = { offer_id: wanted.offerId, token_digest: tokenDigest, token_key: 'key', has_token: true };
  expect(await selectHeldOffer(database, wanted.offerId, 'sd-jwt')).toMatchObject({ ...unbound, keys_digest: null });
  const { bound } = await storeIntent(database, wanted);
  const held = { ...unbound, intended_at: NOW, issue: 1, sealed: bound?.sealed };
  const keys_digest = wanted.holderKeysDigest;
  expect(await selectHeldOffer(database, wanted.offerId, 'sd-jwt')).toMatchObject({ ...held, keys_digest });
  expect(await selectHeldOffer(database, wanted.offerId, 'compact')).toMatchObject({ ...held, keys_digest: null });
});
