import { MINUTE } from '@mleg/platform/clock/durations';
import { activateCard, publishedStatuses } from '@mleg/testing/lone-issuer/activated-card';
import { callApi, getReport, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { until, when } from '@mleg/testing/until';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
let activated: Awaited<ReturnType<typeof activateCard>>;
beforeAll(async () => {
  world = await openLoneIssuer();
  activated = await activateCard(world);
  // While the codes were made the institution did not answer: from now on it may be tried again.
  world.clock.advance({ seconds: 1 });
  await world.issuer.work();
});
afterAll(() => world.end());

const revoke = (cardId: string) =>
  callApi(world, world.university, 'POST', `/cards/${cardId}/revocation`, { reason: 'phone-lost' });
const pendingChanges = () => world.database.selectFrom('pending_status_changes').selectAll().execute();

test('I3 an order becomes ready and its event is sent without anybody asking', async () => {
  const request = studentRequest();
  world.pushed.length = 0;
  await callApi(world, world.university, 'POST', '/issuance-requests', request);
  await until('the order was not prepared', async () =>
    when((await getReport(world, request.requestId)).state === 'ready'),
  );
  await until('no event was sent', async () => when(world.pushed.length > 0));
});

test('I7 a revocation is in the published list within a minute, without anybody asking', async () => {
  expect(await publishedStatuses(world, activated.cards)).toEqual([0, 0, 0]);
  expect((await revoke(activated.codes.cardId)).status).toBe(200);
  const published = async () => (await publishedStatuses(world, activated.cards)).every((status) => status === 1);
  await until('the list does not say that the card is revoked', async () => when(await published()), MINUTE);
  expect(await pendingChanges()).toEqual([]);
});

test('a revocation before the codes are used cancels the order and leaves nothing to publish', async () => {
  const request = studentRequest();
  await callApi(world, world.university, 'POST', '/issuance-requests', request);
  expect((await revoke(request.cardId)).status).toBe(200);
  await until('the order was not cancelled', async () =>
    when((await getReport(world, request.requestId)).state === 'cancelled'),
  );
  expect(await pendingChanges()).toEqual([]);
});
