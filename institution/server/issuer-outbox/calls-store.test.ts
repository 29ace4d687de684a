import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { InstitutionDatabase } from '../database/schema.ts';
import { freshInstitutionDatabase, INSTITUTION } from '../test-databases/fresh-institution-database.ts';
import { claimCalls, deleteCall, insertCall, insertUpdates, releaseCall } from './calls-store.ts';

const now = new Date('2026-11-21T12:00:00Z');
const until = new Date('2026-11-21T12:00:30Z');
const afterwards = new Date('2026-11-21T12:00:31Z');
const claim = (changes: object = {}) => ({ institutionId: INSTITUTION, except: [], now, until, limit: 10, ...changes });

function add(database: Kysely<InstitutionDatabase>, cardId: string, kind: 'request-issuance' | 'revoke-card') {
  const call = { institutionId: INSTITUTION, cardId, orderId: randomUUID(), kind };
  return database.transaction().execute((transaction) => insertCall(transaction, call));
}

test('tells the issuer about one card in the order in which things happened', async () => {
  await using fresh = await freshInstitutionDatabase();
  const cardId = randomUUID();
  await add(fresh.database, cardId, 'revoke-card');
  await add(fresh.database, cardId, 'request-issuance');
  const first = await claimCalls(fresh.database, claim());
  expect(first.map(({ kind }) => kind)).toEqual(['revoke-card']);
  expect(await claimCalls(fresh.database, claim())).toEqual([]);
  for (const call of first) await deleteCall(fresh.database, call);
  expect((await claimCalls(fresh.database, claim())).map(({ kind }) => kind)).toEqual(['request-issuance']);
});

test('a change of data is said for cards that are there or coming, once for each until it is under way', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const personWith = (state: 'ordered' | 'ready' | 'activated' | 'revoked') => addOrder(database, state);
  const [ordered, ready, activated, revoked] = [
    await personWith('ordered'),
    await personWith('ready'),
    await personWith('activated'),
    await personWith('revoked'),
  ];
  const changed = (personIds: string[]) =>
    database.transaction().execute((transaction) => insertUpdates(transaction, INSTITUTION, personIds));
  expect(await changed([ordered, ready, activated, revoked, randomUUID()])).toBe(2);
  expect(await changed([activated])).toBe(0);
  expect((await claimCalls(database, claim())).map(({ kind }) => kind)).toEqual(['update-card', 'update-card']);
  expect(await changed([activated])).toBe(1);
});

/** Somebody with an order in that state. */
async function addOrder(database: Kysely<InstitutionDatabase>, state: 'ordered' | 'ready' | 'activated' | 'revoked') {
  const [personId, cardId] = [randomUUID(), randomUUID()];
  const person = { institution_id: INSTITUTION, person_id: personId, card_id: cardId };
  const facts = { given_name: '', family_name: '', studies: '', search_text: '', album_number: personId };
  await database
    .insertInto('people')
    .values({ ...person, ...facts, status: 'active' })
    .execute();
  const order = { state, ordered_at: now, changed_at: now, sequence: 1, delayed: false, replaces_earlier: false };
  await database
    .insertInto('card_orders')
    .values({ ...person, ...order, order_id: randomUUID() })
    .execute();
  return personId;
}

test('gives each call to one process only', async () => {
  await using fresh = await freshInstitutionDatabase();
  for (let at = 0; at < 40; at += 1) await add(fresh.database, randomUUID(), 'request-issuance');
  const claims = await Promise.all(Array.from({ length: 6 }, () => claimCalls(fresh.database, claim())));
  const ids = claims.flat().map((call) => call.call_id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(10);
});

test('gives a call again when the process that took it has died, and at once when it gave it back', async () => {
  await using fresh = await freshInstitutionDatabase();
  await add(fresh.database, randomUUID(), 'request-issuance');
  const [taken] = await claimCalls(fresh.database, claim());
  if (!taken) throw new Error('no call');
  expect(await claimCalls(fresh.database, claim())).toEqual([]);
  expect(await claimCalls(fresh.database, claim({ now: afterwards }))).toMatchObject([{ tries: 2 }]);
  await releaseCall(fresh.database, taken);
  expect(await claimCalls(fresh.database, claim())).toMatchObject([{ tries: 3 }]);
});

test('does not try again in the same round what it has tried in vain', async () => {
  await using fresh = await freshInstitutionDatabase();
  await add(fresh.database, randomUUID(), 'request-issuance');
  const [taken] = await claimCalls(fresh.database, claim());
  if (!taken) throw new Error('no call');
  await releaseCall(fresh.database, taken);
  expect(await claimCalls(fresh.database, claim({ except: [taken.call_id] }))).toEqual([]);
});

test('a call that its process makes itself is nobody else’s, unless something must be said before it', async () => {
  await using fresh = await freshInstitutionDatabase();
  const cardId = randomUUID();
  const own = (kind: 'request-issuance' | 'revoke-card') =>
    fresh.database.transaction().execute((transaction) => {
      const call = { institutionId: INSTITUTION, cardId, orderId: randomUUID(), kind, claimUntil: until };
      return insertCall(transaction, call);
    });
  expect((await own('revoke-card')).claimed_until).toEqual(until);
  expect((await own('request-issuance')).claimed_until).toBeNull();
  expect(await claimCalls(fresh.database, claim())).toEqual([]);
  expect(await claimCalls(fresh.database, claim({ now: afterwards }))).toMatchObject([{ kind: 'revoke-card' }]);
});
