import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import {
  addInstitution,
  addOfferWith,
  freshIssuerDatabase,
  minutesLater,
  NOW,
} from '../test-databases/fresh-issuer-database.ts';
import { selectNextRetry, selectRecipients, updateDelivery } from './delivery-store.ts';

let opened: Awaited<ReturnType<typeof freshIssuerDatabase>>;
let database: Kysely<IssuerDatabase>;
beforeAll(async () => {
  opened = await freshIssuerDatabase();
  database = opened.database;
});
afterAll(() => opened[Symbol.asyncDispose]());

async function institution(institutionId: string, { told = 1, endpoint = true } = {}): Promise<void> {
  await addInstitution(database, {
    institution_id: institutionId,
    ...(endpoint ? {} : { events_endpoint: null }),
  });
  const offerId = await addOfferWith(database, { sequence: 2, delivered_sequence: told });
  await database.updateTable('offers').set({ institution_id: institutionId }).where('offer_id', '=', offerId).execute();
}

const recipients = async (now = NOW) => (await selectRecipients(database, now)).map((one) => one.institution_id).sort();

test('tells those that have an endpoint and something they have not confirmed', async () => {
  await institution('untold');
  await institution('told', { told: 2 });
  await institution('without-endpoint', { endpoint: false });
  await addInstitution(database, { institution_id: 'without-orders' });
  expect(await selectRecipients(database, NOW)).toEqual([
    { institution_id: 'untold', events_endpoint: 'https://uni.example/events', delivery_failures: 0 },
  ]);
  expect(await selectNextRetry(database)).toBeUndefined();
});

test('an endpoint that failed is left alone until its moment, and its failures are counted until one succeeds', async () => {
  await institution('failing');
  await updateDelivery(database, 'failing', minutesLater(1));
  await updateDelivery(database, 'failing', minutesLater(2));
  expect(await recipients(new Date(minutesLater(2).getTime() - 1))).toEqual(['untold']);
  expect(await recipients(minutesLater(2))).toEqual(['failing', 'untold']);
  expect(await selectRecipients(database, minutesLater(2))).toContainEqual(
    expect.objectContaining({ institution_id: 'failing', delivery_failures: 2 }),
  );
  await updateDelivery(database, 'failing', null);
  expect(await selectRecipients(database, NOW)).toContainEqual(
    expect.objectContaining({ institution_id: 'failing', delivery_failures: 0 }),
  );
  expect(await selectRecipients(database, NOW)).toContainEqual(
    expect.objectContaining({ institution_id: 'untold', delivery_failures: 0 }),
  );
});

test('the next retry is that of the endpoint that may be tried first', async () => {
  await updateDelivery(database, 'untold', minutesLater(9));
  await updateDelivery(database, 'failing', minutesLater(7));
  expect(await selectNextRetry(database)).toEqual(minutesLater(7));
});
