import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { insertOrders } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { upsertPeople } from '../people/people-store.ts';
import { asOperator } from '../permission/permission.ts';
import { freshInstitutionDatabase, INSTITUTION, personRow } from '../test-databases/fresh-institution-database.ts';
import { lockWaitingPerson, selectProgress, updateOutcome, waitAgain } from './mass-action-people-store.ts';
import { countTouched, insertMassAction, insertTouched, selectTouchedAmong } from './mass-action-store.ts';

const PEOPLE = ['1', '2', '3'].map((album_number) => personRow({ person_id: randomUUID(), album_number }));
const IDS = PEOPLE.map(({ person_id }) => person_id);
const STRANGER = personRow({ person_id: randomUUID(), album_number: '1', institution_id: 'other' });
const NOW = new Date('2026-10-01T10:00:00Z');
const ASKING = randomUUID();

/** Three people, of whom the first has a card on a phone and the second has codes, and a stranger with a card. */
async function withCards(database: Kysely<InstitutionDatabase>) {
  await upsertPeople(database, [...PEOPLE, STRANGER], asOperator());
  const holders = [PEOPLE[0], PEOPLE[1], STRANGER].flatMap((person) => (person ? [person] : []));
  const orders = holders.map(({ institution_id: institutionId, person_id: personId, card_id: cardId }) => ({
    institutionId,
    personId,
    cardId,
    orderId: randomUUID(),
    orderedAt: NOW,
    replacesEarlier: false,
  }));
  await database.transaction().execute((transaction) => insertOrders(transaction, orders));
  const onPhones = [IDS[0] ?? '', STRANGER.person_id];
  await database.updateTable('card_orders').set({ state: 'activated' }).where('person_id', 'in', onPhones).execute();
}

const action = () => ({
  institution_id: INSTITUTION,
  mass_action_id: randomUUID(),
  kind: 'revoke' as const,
  reason: 'not-entitled',
  state: 'approved' as const,
  people: 2,
  live_cards: 1,
  requested_by: ASKING,
  requested_at: NOW,
  decided_by: null,
  decided_at: null,
  note: null,
});

const selection = (own?: string) => ({
  institutionId: INSTITUTION,
  kind: 'revoke' as const,
  personIds: [...IDS, STRANGER.person_id],
  own,
});

const take = (database: Kysely<InstitutionDatabase>) =>
  database.transaction().execute(async (transaction) => {
    const taken = await lockWaitingPerson(transaction, INSTITUTION);
    if (taken) await updateOutcome(transaction, INSTITUTION, taken, { state: 'refused', reason: 'internal 1' });
    return taken?.person_id;
  });

test('I10 D53 counts whom each kind touches: nobody of elsewhere, and not the own card', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  await withCards(database);
  expect(await countTouched(database, selection())).toEqual({
    people: 2,
    cards: 1,
    codes: 1,
    own_left_out: false,
    live_cards: 1,
  });
  expect(await countTouched(database, selection(IDS[0]))).toMatchObject({ people: 1, cards: 0, own_left_out: true });
  expect(await countTouched(database, { ...selection(), kind: 'cancel-codes' })).toMatchObject({ people: 1, codes: 1 });
  expect(await countTouched(database, { ...selection(), kind: 'suspend' })).toMatchObject({ people: 1, cards: 1 });
  expect(await countTouched(database, { ...selection(), kind: 'resume' })).toMatchObject({ people: 0 });
  const second = { ...selection(), personIds: IDS.slice(1) };
  expect(await countTouched(database, second)).toMatchObject({ people: 1, cards: 0, codes: 1 });
});

test('D53 nobody who asks or approves has their own card among those that are changed', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  await withCards(database);
  const placed = action();
  expect(await insertMassAction(database, placed)).toBe(true);
  expect(await insertMassAction(database, placed)).toBe(false);
  await insertTouched(database, placed.mass_action_id, selection(IDS[0]), IDS[1]);
  expect(await take(database)).toBeUndefined();
});

test('D57 a mass action that is about somebody is found to be, but not for the card of whoever asks', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  await withCards(database);
  expect(await selectTouchedAmong(database, selection(), [IDS[0] ?? ''])).toBe(true);
  expect(await selectTouchedAmong(database, selection(IDS[0]), [IDS[0] ?? ''])).toBe(false);
  expect(await selectTouchedAmong(database, selection(), [IDS[2] ?? ''])).toBe(false);
});

test('I9 who was served by another process meanwhile is not refused afterwards', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  await withCards(database);
  const approved = action();
  await insertMassAction(database, approved);
  await insertTouched(database, approved.mass_action_id, selection(IDS[0]), undefined);
  const taken = await database.transaction().execute((transaction) => lockWaitingPerson(transaction, INSTITUTION));
  if (!taken) throw new Error('Nobody waits.');
  await updateOutcome(database, INSTITUTION, taken, { state: 'done', orderId: randomUUID() });
  await updateOutcome(database, INSTITUTION, taken, { state: 'refused', reason: 'internal 1' });
  const { rows } = await sql`select state, reason from mass_action_people where person_id = ${taken.person_id}`.execute(
    database,
  );
  expect(rows).toEqual([{ state: 'done', reason: null }]);
});

test('I9 each person is taken once, however many processes take, and only who failed is taken again', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  await withCards(database);
  const approved = action();
  await insertMassAction(database, approved);
  await insertTouched(database, approved.mass_action_id, selection(IDS[0]), undefined);
  const taken = await Promise.all([1, 2, 3, 4].map(() => take(database)));
  expect(taken.filter((personId) => personId !== undefined)).toEqual([IDS[1]]);
  await waitAgain(database, approved);
  expect(await take(database)).toBe(IDS[1]);
  expect(await selectProgress(database, INSTITUTION, approved.mass_action_id)).toEqual({
    total: 2,
    waiting: 0,
    changed: 0,
    untold: 0,
  });
});
