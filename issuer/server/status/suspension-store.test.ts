import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { endCard } from '../offers/ending-store.ts';
import { lockCard } from '../offers/offer-store.ts';
import { addOffer, freshIssuerDatabase, minutesLater, NOW } from '../test-databases/fresh-issuer-database.ts';
import { changeStatus, isOverdue, selectOverdueSuspensions } from './suspension-store.ts';

let database: Kysely<IssuerDatabase>;
let end: () => PromiseLike<void>;
beforeAll(async () => {
  const opened = await freshIssuerDatabase();
  database = opened.database;
  end = () => opened[Symbol.asyncDispose]();
});
afterAll(() => end());

async function liveCard(): Promise<string> {
  const cardId = randomUUID();
  const offerId = await addOffer(database, { state: 'activated', cardId });
  await database.updateTable('offers').set({ card_status: 'valid' }).where('offer_id', '=', offerId).execute();
  return cardId;
}

const about = (cardId: string) => ({ institutionId: 'uni', cardId, now: NOW });
const bring = (cardId: string, to: 'valid' | 'suspended') =>
  database.transaction().execute(async (transaction) => {
    await lockCard(transaction, 'uni', cardId);
    const until = to === 'suspended' ? minutesLater(10) : null;
    return changeStatus(transaction, { ...about(cardId), to, reason: 'phone-missing', until });
  });
const revoke = (cardId: string) =>
  database.transaction().execute(async (transaction) => {
    await lockCard(transaction, 'uni', cardId);
    return endCard(
      transaction,
      {
        ...about(cardId),
        reason: 'phone-lost',
        event: 'card.revoked',
        actor: 'institution',
      },
      [],
    );
  });

test('I9 a card is suspended once, however many ask at once, and its event is there once', async () => {
  const cardId = await liveCard();
  const answers = await Promise.all(Array.from({ length: 8 }, () => bring(cardId, 'suspended')));
  expect(answers.filter(Boolean)).toHaveLength(1);
  const events = await database.selectFrom('audit_events').select('event').execute();
  expect(events).toEqual([{ event: 'card.suspended' }]);
});

test('D58 I4 resumed and revoked at the same moment, a card ends revoked', async () => {
  const cards = await Promise.all(Array.from({ length: 6 }, liveCard));
  for (const cardId of cards) await bring(cardId, 'suspended');
  await Promise.all(cards.flatMap((cardId) => [bring(cardId, 'valid'), revoke(cardId)]));
  for (const cardId of cards) expect(await bring(cardId, 'valid')).toBe(false);
  const statuses = await database.selectFrom('offers').select('card_status').where('card_id', 'in', cards).execute();
  expect(new Set(statuses.map((row) => row.card_status))).toEqual(new Set(['revoked']));
});

const due = async (minutes: number) =>
  (await selectOverdueSuspensions(database, minutesLater(minutes), 10)).map((card) => card.cardId);

const overdue = (cardId: string, institutionId = 'uni', minutes = 10) =>
  database
    .transaction()
    .execute((transaction) => isOverdue(transaction, { institutionId, cardId, now: minutesLater(minutes) }));

test('finds suspensions from their last moment on', async () => {
  const cardId = await liveCard();
  await bring(cardId, 'suspended');
  expect(await due(9)).not.toContain(cardId);
  expect(await due(10)).toContain(cardId);
});

test('I4 a suspension that was lifted or that ended with its card is not ended again', async () => {
  const [waiting, resumed, revoked] = await Promise.all([liveCard(), liveCard(), liveCard()]);
  for (const cardId of [waiting, resumed, revoked]) await bring(cardId, 'suspended');
  await bring(resumed, 'valid');
  await revoke(revoked);
  expect(await due(10)).toContain(waiting);
  expect(await overdue(waiting)).toBe(true);
  expect(await overdue(waiting, 'uni', 9)).toBe(false);
  expect(await overdue(waiting, 'another')).toBe(false);
  for (const cardId of [resumed, revoked]) {
    expect(await due(60)).not.toContain(cardId);
    expect(await overdue(cardId, 'uni', 60)).toBe(false);
  }
});
