import { liftAppendOnly } from '@mleg/platform/test-databases/rewrite-audit';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { addOffer, freshIssuerDatabase, NOW } from '../test-databases/fresh-issuer-database.ts';
import { brokenRules, wrongBits } from './invariant-store.ts';

let database: Kysely<IssuerDatabase>;
let end: () => PromiseLike<void>;
beforeAll(async () => {
  const opened = await freshIssuerDatabase();
  database = opened.database;
  end = () => opened[Symbol.asyncDispose]();
  await sql`insert into status_lists (bits) values (${Buffer.alloc(8)})`.execute(database);
});
afterAll(() => end());

/** What a change would break, without keeping it. */
async function brokenBy(...changes: ReturnType<typeof sql>[]): Promise<string[]> {
  let found: string[] = [];
  await database
    .transaction()
    .execute(async (transaction) => {
      await liftAppendOnly(transaction);
      for (const change of changes) await change.execute(transaction);
      const violations = [...(await brokenRules(transaction, NOW)), ...(await wrongBits(transaction))];
      found = violations.map((violation) => violation.invariant);
      throw new Error('undo');
    })
    .catch((error: Error) => {
      if (error.message !== 'undo') throw error;
    });
  return found;
}

const told = (offerId: string, event = 'issuance.requested') => sql`
  insert into audit_events (at, institution_id, subject, event, actor)
  values (${NOW}, 'uni', ${offerId}, ${event}, 'institution')`;
const copy = (offerId: string, index: number, institution = 'uni') => sql`
  insert into credentials (offer_id, issue, kind, copy, institution_id, list_id, list_index, holder_key)
  values (${offerId}, 1, 'sd-jwt', ${index}, ${institution}, 1, ${index}, 'key')`;

test('finds nothing wrong with a sound order', async () => {
  const offerId = await addOffer(database);
  await told(offerId).execute(database);
  expect(await brokenBy()).toEqual([]);
});

test('finds what must not be', async () => {
  const offerId = await addOffer(database);
  await told(offerId).execute(database);
  const set = (change: string) => sql`update offers set ${sql.raw(change)} where offer_id = ${offerId}`;
  const redeemed = told(offerId, 'activation.redeemed');
  expect(await brokenBy(redeemed, redeemed)).toEqual(['I2']);
  expect(await brokenBy(set(`changed_at = '2026-10-01T09:54:59Z'`))).toEqual(['I3']);
  expect(await brokenBy(sql`delete from subjects where offer_id = ${offerId}`)).toEqual(['I3']);
  expect(await brokenBy(copy(offerId, 1), set(`card_status = 'revoked'`))).toEqual(['I4']);
  const suspended = set(`card_status = 'suspended', suspended_until = now(), issue = 2, confirmed_issue = 2`);
  expect(await brokenBy(copy(offerId, 1), suspended)).toEqual(['I4']);
  expect(await brokenBy(set(`issued_at = now()`))).toEqual(['I6']);
  expect(await brokenBy(set('confirmed_issue = 2'))).toEqual(['I6']);
  expect(await brokenBy(sql`delete from audit_events where subject = ${offerId}`)).toEqual(['I8']);
  expect(await brokenBy(told(offerId))).toEqual(['I8']);
  expect(await brokenBy(set('delivered_sequence = 2'))).toEqual(['I9']);
  expect(await brokenBy(copy(offerId, 1, 'other'))).toEqual(['I10']);
  expect(await brokenBy(set(`state = 'cancelled'`))).toEqual(['forgotten']);
  const stated = sql`insert into card_updates (offer_id, institution_id, sealed, stated_at, keep_until)
    values (${offerId}, 'uni', 'x', ${NOW}, ${NOW})`;
  expect(await brokenBy(stated, set(`card_status = 'revoked'`))).toEqual(['forgotten']);
  const late = sql`insert into pending_status_changes (list_id, list_index, status, changed_at)
    values (1, 1, 1, '2026-10-01T09:58:59Z')`;
  expect(await brokenBy(late)).toEqual(['I7']);
});

test('I1 the database itself refuses a second living order of a card', async () => {
  const cardId = '00000000-0000-4000-8000-000000000001';
  await told(await addOffer(database, { cardId })).execute(database);
  await expect(addOffer(database, { cardId })).rejects.toThrow(/offers_one_per_card/);
});
