import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Updateable } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { addOffer, freshIssuerDatabase, minutesLater } from '../test-databases/fresh-issuer-database.ts';
import { endCard, selectLastChange } from './ending-store.ts';

let database: Kysely<IssuerDatabase>;
let end: () => PromiseLike<void>;
beforeAll(async () => {
  const opened = await freshIssuerDatabase();
  database = opened.database;
  await sql`insert into status_lists (bits) values (${Buffer.alloc(8)})`.execute(database);
  end = () => opened[Symbol.asyncDispose]();
});
afterAll(() => end());

let places = 0;
async function order(cardId: string, change: Updateable<IssuerDatabase['offers']>): Promise<string> {
  const offerId = await addOffer(database, { cardId, state: 'cancelled' });
  await database
    .updateTable('offers')
    .set({ sealed_codes: 'sealed', activation_digest: Buffer.from('digest'), ...change })
    .where('offer_id', '=', offerId)
    .execute();
  const copy = {
    issue: 1,
    kind: 'sd-jwt' as const,
    copy: 0,
    institution_id: 'uni',
    list_id: 1,
    list_index: places++,
    holder_key: offerId,
  };
  if (change.card_status)
    await database
      .insertInto('credentials')
      .values({ offer_id: offerId, ...copy })
      .execute();
  return offerId;
}

const ending = (cardId: string, institutionId = 'uni') =>
  database.transaction().execute((transaction) =>
    endCard(
      transaction,
      {
        institutionId,
        cardId,
        reason: 'new-phone',
        event: 'card.revoked',
        actor: 'institution',
        now: minutesLater(5),
      },
      [],
    ),
  );

const stateAnew = (offerId: string) =>
  database
    .insertInto('card_updates')
    .values({
      offer_id: offerId,
      institution_id: 'uni',
      sealed: Buffer.from('sealed'),
      stated_at: minutesLater(0),
      keep_until: minutesLater(60),
    })
    .execute();

const read = (offerId: string) =>
  database
    .selectFrom('offers')
    .leftJoin('subjects', 'subjects.offer_id', 'offers.offer_id')
    .select(['state', 'sequence', 'sealed_codes', 'activation_digest', 'card_status', 'card_status_reason'])
    .select('subjects.offer_id as subject')
    .where('offers.offer_id', '=', offerId)
    .executeTakeFirstOrThrow();

test.each(['accepted', 'ready', 'redeemed'] as const)(
  'T5 an order that is %s is cancelled with its codes',
  async (state) => {
    const cardId = randomUUID();
    const offerId = await order(cardId, { state });
    expect(await ending(cardId)).toEqual({ ended: 1, revoked: 0 });
    const gone = { sealed_codes: null, activation_digest: null, subject: null };
    expect(await read(offerId)).toEqual({
      state: 'cancelled',
      sequence: 2,
      ...gone,
      card_status: null,
      card_status_reason: null,
    });
  },
);

test.each(['valid', 'suspended'] as const)('a card that is %s on a phone is revoked, once', async (status) => {
  const cardId = randomUUID();
  const offerId = await order(cardId, {
    state: 'activated',
    card_status: status,
    ...(status === 'suspended' ? { suspended_until: minutesLater(9) } : {}),
  });
  expect(await ending(cardId)).toEqual({ ended: 1, revoked: 1 });
  expect(await read(offerId)).toMatchObject({
    state: 'activated',
    sequence: 2,
    card_status: 'revoked',
    card_status_reason: 'new-phone',
    subject: null,
  });
  expect(await ending(cardId)).toEqual({ ended: 0, revoked: 0 });
  expect(await read(offerId)).toMatchObject({ sequence: 2 });
});

test('a card that was signed and not yet confirmed is cancelled and revoked', async () => {
  const cardId = randomUUID();
  const offerId = await order(cardId, { state: 'redeemed', card_status: 'valid' });
  expect(await ending(cardId)).toEqual({ ended: 1, revoked: 1 });
  expect(await read(offerId)).toMatchObject({ state: 'cancelled', card_status: 'revoked' });
});

test.each(['locked', 'expired', 'cancelled', 'failed'] as const)('what is %s stays as it was', async (state) => {
  const cardId = randomUUID();
  const offerId = await order(cardId, { state });
  expect(await ending(cardId)).toEqual({ ended: 0, revoked: 0 });
  expect(await read(offerId)).toMatchObject({ state, sequence: 1 });
});

test('I10 neither another card nor another institution is touched', async () => {
  const cardId = randomUUID();
  const offerId = await order(cardId, { state: 'ready' });
  const other = randomUUID();
  const ended = await order(other, { state: 'ready' });
  const live = await order(randomUUID(), { state: 'activated', card_status: 'valid' });
  for (const stated of [ended, live]) await stateAnew(stated);
  expect(await ending(other)).toEqual({ ended: 1, revoked: 0 });
  expect(await ending(randomUUID())).toEqual({ ended: 0, revoked: 0 });
  expect(await ending(cardId, 'another')).toEqual({ ended: 0, revoked: 0 });
  expect(await read(offerId)).toMatchObject({ state: 'ready', sequence: 1, subject: offerId });
  expect(await read(live)).toMatchObject({ card_status: 'valid', sequence: 1, subject: live });
  const updates = await database.selectFrom('card_updates').select('offer_id').execute();
  expect(updates).toEqual([{ offer_id: live }]);
});

test('the last change of a card is that of the newest of its orders', async () => {
  const cardId = randomUUID();
  await order(cardId, { state: 'expired', changed_at: minutesLater(1) });
  await order(cardId, { state: 'ready', changed_at: minutesLater(3) });
  const last = (institutionId: string) =>
    database.transaction().execute((transaction) => selectLastChange(transaction, institutionId, cardId));
  expect(await last('uni')).toEqual(minutesLater(3));
  expect(await last('another')).toBeUndefined();
});
