import type { CardOrder } from '@mleg/institution-contract/card-order';
import { theStudent } from '@mleg/testing/clients/the-student';
import { OFFICE, OTHER_STUDENT, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { until, when } from '@mleg/testing/until';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

const REQUESTS = '/institution-api/issuance-requests';
const offers = (world: World) => world.databases.issuer.selectFrom('offers').selectAll().execute();

async function issuerReturns(world: World): Promise<void> {
  world.network.restore(ORIGINS.issuer);
  world.clock.advance({ seconds: 61 });
  await world.institution.sweep();
}

test('I3 an order placed while the issuer is away is kept, shown as delayed, and goes on by itself', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  world.network.cut(ORIGINS.issuer);
  expect(await portal.order()).toMatchObject({ state: 'ordered', delayed: true });
  expect(await portal.call('POST', '/my-card/orders', { replace: false })).toMatchObject({ status: 409 });
  await world.institution.sweep();
  expect((await portal.myCard()).order).toMatchObject({ state: 'ordered', delayed: true });

  world.network.restore(ORIGINS.issuer);
  world.clock.advance({ minutes: 2 });
  expect(await portal.waitUntil('ready')).toMatchObject({ delayed: false });
  expect(await offers(world)).toHaveLength(1);
});

test('I9 an order whose answer was lost is sent again and is still one order', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  world.network.loseAnswer(REQUESTS);
  // The codes' event may overtake the answer that never comes.
  expect(['ordered', 'preparing', 'ready']).toContain((await portal.order()).state);
  world.clock.advance({ minutes: 2 });
  await portal.waitUntil('ready');
  expect(await offers(world)).toHaveLength(1);
  await portal.codes();
});

test('I3 events that never arrive are fetched', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  world.network.cut(`${ORIGINS.institution}/issuer-events`);
  await portal.order();
  await until('the issuer did not prepare the codes', async () => when((await offers(world))[0]?.state === 'ready'));
  expect(await offers(world)).toHaveLength(1);
  expect((await portal.myCard()).order?.state).toBe('preparing');
  await world.institution.sweep();
  expect((await portal.myCard()).order?.state).toBe('ready');
  await portal.codes();
});

test('the person changed between a lost answer and the next try: what the issuer has counts', async () => {
  await using world = await createWorld();
  world.issuer.deps.fetch = () => Promise.reject(new TypeError('fetch failed'));
  const tries: number[] = [];
  world.network.connect(ORIGINS.issuer, {
    fetch: async (request) => {
      const response = await world.issuer.fetch(request);
      if (request.method !== 'POST' || new URL(request.url).pathname !== REQUESTS) return response;
      tries.push(response.status);
      if (tries.length > 1) return response;
      await world.databases.institution.updateTable('people').set({ given_name: 'Innaimienna' }).execute();
      throw new TypeError('fetch failed');
    },
  });
  const portal = await world.signIn(STUDENT);
  await portal.order();
  await world.institution.sweep();
  await until('the order was not tried again', async () => when(tries.length > 1));
  expect(tries).toEqual([202, 409]);
  await world.institution.sweep();
  await portal.waitUntil('ready');
  expect(await offers(world)).toHaveLength(1);
});

test('a new code ordered while the issuer is away: the page says that the old card is still being revoked', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  await portal.order();
  await portal.waitUntil('ready');
  const codes = await portal.codes();
  await world.phone().activate(codes.offerUri, codes.activationCode);
  await portal.waitUntil('activated');
  world.network.cut(ORIGINS.issuer);
  expect(await portal.orderNewCode()).toMatchObject({ state: 'ordered', earlierCardBeingRevoked: true });
  expect((await portal.call('POST', '/my-card/codes', {})).status).toBe(409);
  await issuerReturns(world);
  expect(await portal.waitUntil('ready')).toMatchObject({ earlierCardBeingRevoked: false });
  expect((await offers(world)).map((offer) => offer.card_status)).toContain('revoked');
});

test('a revocation made while the issuer is away is passed on in its turn, before a code ordered after it', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  await portal.order();
  await portal.waitUntil('ready');
  const codes = await portal.codes();
  await world.phone().activate(codes.offerUri, codes.activationCode);
  await portal.waitUntil('activated');
  const office = await world.signIn(OFFICE);
  const { personId } = await theStudent(office);
  world.network.cut(ORIGINS.issuer);
  const revoked = await office.revoke(personId, 'phone-lost');
  expect(revoked.body).toMatchObject({ state: 'revoked', earlierCardBeingRevoked: true, reason: 'phone-lost' });
  expect((await portal.call('POST', '/my-card/orders', { replace: false })).status).toBe(201);
  await issuerReturns(world);
  await portal.waitUntil('ready');
  const states = (await offers(world)).map((offer) => [offer.state, offer.card_status]);
  expect(states).toEqual(
    expect.arrayContaining([
      ['activated', 'revoked'],
      ['ready', null],
    ]),
  );
  await portal.codes();
});

test('a call that cannot be made holds up nobody else’s', async () => {
  await using world = await createWorld();
  world.network.cut(ORIGINS.issuer);
  const poisoned = await world.signIn(STUDENT);
  await poisoned.order();
  await world.databases.institution
    .updateTable('people')
    .set({ pesel_sealed: Buffer.alloc(39) })
    .where('given_name', 'like', 'Wszech%')
    .execute();
  const portal = await world.signIn(OTHER_STUDENT);
  await portal.order();
  await issuerReturns(world);
  await portal.waitUntil('ready');
  const states = await world.databases.institution.selectFrom('card_orders').select(['state', 'delayed']).execute();
  expect(states).toContainEqual({ state: 'ordered', delayed: true });
  expect(world.logs.institution.text()).toContain('issuer.call-failed');
});

test('"Odśwież" asks the issuer once an order has waited suspiciously long', async () => {
  await using world = await createWorld();
  world.issuer.deps.fetch = () => Promise.reject(new TypeError('fetch failed'));
  const portal = await world.signIn(STUDENT);
  await portal.order();
  await until('the issuer did not prepare the codes', async () => when((await offers(world))[0]?.state === 'ready'));
  world.clock.advance({ seconds: 16 });
  const { order } = await portal.myCard();
  expect(order satisfies CardOrder | undefined).toMatchObject({ state: 'ready' });
});
