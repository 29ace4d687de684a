import { getReport, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { fetchCards, makeKey, notify, redeemCodes } from '@mleg/testing/lone-issuer/wallet-requests';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterAll(() => world.end());

test('from order to card: ready, redeemed, issued, activated, and the data are gone with the token', async () => {
  const codes = await orderCodes(world);
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'ready', attemptsLeft: 5 });
  const grant = await redeemCodes(world, codes);
  const answer = await fetchCards(world, grant, [makeKey(), makeKey()]);
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.body.credentials).toHaveLength(2);
  expect(await notify(world, grant, answer.body.notification_id, 'credential_accepted')).toMatchObject({ status: 204 });
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'activated', cardStatus: 'valid' });
  world.clock.advance({ days: 1 });
  await world.issuer.sweep();
  expect(await world.database.selectFrom('subjects').selectAll().execute()).toEqual([]);
});
