import type { IssuanceRequestState } from '@mleg/issuer-contract/issuance-request';
import { STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { until, when } from '@mleg/testing/until';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

test('I3 an order that cannot reach the Ministry is kept, is called delayed, and goes on by itself', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  world.network.cut(ORIGINS.issuer);
  expect(await portal.order()).toMatchObject({ state: 'ordered', delayed: true });
  expect(await portal.call('POST', '/my-card/orders', { replace: false })).toMatchObject({ status: 409 });

  world.network.restore(ORIGINS.issuer);
  world.clock.advance({ minutes: 2 });
  expect(await portal.waitUntil('ready')).toMatchObject({ delayed: false });
  expect(await issuanceRequests(world)).toBe(1);
});

test('I9 an order whose receipt was lost is sent again and is still one order', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  world.network.loseAnswer('/institution-api/issuance-requests');
  // The codes' event may overtake the answer that never comes, so the order may be in any state by now.
  await portal.order();
  world.clock.advance({ minutes: 2 });
  await portal.waitUntil('ready');
  expect(await issuanceRequests(world)).toBe(1);
});

test('I3 what the events cannot deliver, asking brings', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  world.network.cut(`${ORIGINS.institution}/issuer-events`);
  await portal.order();
  await until('the codes were not made', async () => when((await issuanceRequests(world, 'ready')) === 1));
  expect((await portal.myCard()).order).toMatchObject({ state: 'preparing' });
  world.clock.advance({ seconds: 20 });
  await world.institution.sweep();
  expect((await portal.myCard()).order).toMatchObject({ state: 'ready' });
});

async function issuanceRequests({ databases: { issuer } }: World, state?: IssuanceRequestState): Promise<number> {
  const offers = await issuer.selectFrom('offers').select('state').execute();
  return offers.filter((offer) => state === undefined || offer.state === state).length;
}
