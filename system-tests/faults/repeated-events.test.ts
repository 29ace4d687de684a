import { checkInvariants } from '@mleg/institution/invariants/check-invariants';
import { STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { activateCard } from '@mleg/testing/world/activate-card';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

const TIMES = 10;

test('I9 every event ten times over, in another order each time, changes nothing', async () => {
  await using world = await createWorld();
  const { portal } = await activateCard(world, STUDENT);
  await portal.orderNewCode();
  await portal.waitUntil('ready');
  const before = await standing(world);
  const events = world.network.exchanges
    .filter(({ origin, path }) => origin === ORIGINS.institution && path === '/issuer-events')
    .map(({ sent }) => sent);
  expect(events.length).toBeGreaterThan(2);

  for (let round = 0; round < TIMES; round += 1) {
    const turned = [...events.slice(round % events.length), ...events.slice(0, round % events.length)].toReversed();
    for (const token of turned) expect((await push(world, token)).status).toBe(202);
  }
  await Promise.all(events.map((token) => push(world, token)));
  expect(await standing(world)).toEqual(before);
  expect(await checkInvariants(world.institution.deps)).toEqual([]);
});

const push = (world: World, token: string): Promise<Response> =>
  world.network.fetch(
    new Request(`${ORIGINS.institution}/issuer-events`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/secevent+jwt', Accept: 'application/json' },
      body: token,
    }),
  );

/** All orders, and what has been said to have happened to them. */
async function standing({ databases: { institution } }: World) {
  const orders = await institution.selectFrom('card_orders').selectAll().orderBy('order_id').execute();
  const events = await institution.selectFrom('audit_events').select(['event', 'detail']).orderBy('event_id').execute();
  return { orders, events };
}
