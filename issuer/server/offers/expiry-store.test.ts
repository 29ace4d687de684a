import { type Kysely, sql, type Updateable } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { addOffer, freshIssuerDatabase, minutesLater, NOW } from '../test-databases/fresh-issuer-database.ts';
import { activateSilent, expireUnfetched, expireUnused, forgetSubjects, lockSpent } from './expiry-store.ts';

let database: Kysely<IssuerDatabase>;
let end: () => PromiseLike<void>;
beforeAll(async () => {
  const opened = await freshIssuerDatabase();
  database = opened.database;
  await sql`insert into status_lists (bits) values (${Buffer.alloc(8)})`.execute(database);
  end = () => opened[Symbol.asyncDispose]();
});
afterAll(() => end());

type Change = Updateable<IssuerDatabase['offers']>;

let places = 0;
/** An offer in a state, with codes, a subject, and a copy of its card where it has a status. */
async function offer(change: Change): Promise<string> {
  const offerId = await addOffer(database);
  const codes = { activation_digest: Buffer.from('digest'), sealed_codes: 'sealed' };
  await database
    .updateTable('offers')
    .set({ ...codes, ...change })
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

async function read(offerId: string) {
  const row = await database.selectFrom('offers').selectAll().where('offer_id', '=', offerId).executeTakeFirstOrThrow();
  const subject = await database.selectFrom('subjects').select('offer_id').where('offer_id', '=', offerId).execute();
  const revoked = await database
    .selectFrom('pending_status_changes')
    .innerJoin('credentials', (join) =>
      join
        .onRef('credentials.list_id', '=', 'pending_status_changes.list_id')
        .onRef('credentials.list_index', '=', 'pending_status_changes.list_index'),
    )
    .select('pending_status_changes.status')
    .where('credentials.offer_id', '=', offerId)
    .execute();
  return {
    state: row.state,
    told: row.sequence,
    codes: row.activation_digest !== null || row.sealed_codes !== null,
    subject: subject.length === 1,
    status: row.card_status,
    revoked: revoked.map(({ status }) => status),
  };
}

const untouched = { told: 1, codes: true, subject: true, revoked: [] };

test('T4 codes work until their last moment, and at it they die with the data of their holder', async () => {
  const due = await offer({ state: 'ready', expires_at: minutesLater(10) });
  const later = await offer({ state: 'ready', expires_at: new Date(minutesLater(10).getTime() + 1) });
  const redeemed = await offer({ state: 'redeemed', expires_at: minutesLater(0) });
  expect(await expireUnused(database, minutesLater(10))).toBe(1);
  expect(await read(due)).toMatchObject({ state: 'expired', told: 2, codes: false, subject: false });
  expect(await read(later)).toMatchObject({ state: 'ready', ...untouched });
  expect(await read(redeemed)).toMatchObject({ state: 'redeemed', ...untouched });
  expect(await expireUnused(database, minutesLater(10))).toBe(0);
});

test('T2 an offer without an attempt is locked, whoever died before they could lock it', async () => {
  const spent = await offer({ state: 'ready', attempts_left: 0 });
  const last = await offer({ state: 'ready', attempts_left: 1 });
  const redeemed = await offer({ state: 'redeemed', attempts_left: 0 });
  expect(await lockSpent(database, NOW)).toBe(1);
  expect(await read(spent)).toMatchObject({ state: 'locked', told: 2, codes: false, subject: false });
  expect(await read(last)).toMatchObject({ state: 'ready', ...untouched });
  expect(await read(redeemed)).toMatchObject({ state: 'redeemed', ...untouched });
});

test('a card whose wallet says nothing counts as activated since it was handed out, and its data stay', async () => {
  const silent = await offer({ state: 'redeemed', issued_at: NOW, card_status: 'valid' });
  const recent = await offer({ state: 'redeemed', issued_at: minutesLater(1), card_status: 'valid' });
  const unfetched = await offer({ state: 'redeemed' });
  expect(await activateSilent(database, NOW, minutesLater(2))).toBe(1);
  expect(await read(silent)).toMatchObject({
    state: 'activated',
    told: 2,
    subject: true,
    status: 'valid',
    revoked: [],
  });
  const row = await database
    .selectFrom('offers')
    .select(['activated_at', 'changed_at'])
    .where('offer_id', '=', silent)
    .executeTakeFirst();
  expect(row).toEqual({ activated_at: NOW, changed_at: minutesLater(2) });
  expect(await read(recent)).toMatchObject({ state: 'redeemed', told: 1 });
  expect(await read(unfetched)).toMatchObject({ state: 'redeemed', told: 1 });
});

test('I6 what was intended and never fetched is revoked when its token ends, and nothing else is', async () => {
  const ended = { state: 'redeemed', token_expires_at: minutesLater(10) } as const;
  const intended = await offer({ ...ended, card_status: 'valid' });
  const bare = await offer(ended);
  const issued = await offer({ ...ended, card_status: 'valid', issued_at: NOW });
  const underWay = await offer({ ...ended, card_status: 'valid', token_expires_at: minutesLater(11) });
  expect(await expireUnfetched(database, minutesLater(10))).toBe(2);
  expect(await read(intended)).toMatchObject({
    state: 'expired',
    told: 2,
    subject: false,
    status: 'revoked',
    revoked: [1],
  });
  expect(await read(bare)).toMatchObject({ state: 'expired', told: 2, subject: false, status: null, revoked: [] });
  expect(await read(issued)).toMatchObject({ state: 'redeemed', ...untouched, status: 'valid' });
  expect(await read(underWay)).toMatchObject({ state: 'redeemed', ...untouched, status: 'valid' });
});

test('data are forgotten once nothing can be asked with them any more', async () => {
  const dead = await Promise.all(
    (['locked', 'expired', 'cancelled', 'failed'] as const).map((state) => offer({ state, token_expires_at: null })),
  );
  const over = await offer({ state: 'activated', card_status: 'valid', token_expires_at: minutesLater(60) });
  const holding = await offer({ state: 'activated', card_status: 'valid', token_expires_at: minutesLater(61) });
  const waiting = await offer({ state: 'accepted' });
  await forgetSubjects(database, minutesLater(60));
  for (const offerId of [...dead, over]) expect(await read(offerId)).toMatchObject({ subject: false, told: 1 });
  for (const offerId of [holding, waiting]) expect(await read(offerId)).toMatchObject({ subject: true });
  expect(await forgetSubjects(database, minutesLater(60))).toBe(0);
});
