import { randomUUID } from 'node:crypto';
import { verifyAudit } from '@mleg/platform/audit/verify-audit';
import { theStudent } from '@mleg/testing/clients/the-student';
import { OFFICE, STUDENT } from '@mleg/testing/people/people';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

const ordersAtIssuer = (world: World) => world.databases.issuer.selectFrom('offers').selectAll().execute();
const storedCodes = async (world: World) => {
  const orders = await world.databases.institution.selectFrom('card_orders').select('sealed_codes').execute();
  return orders.flatMap(({ sealed_codes: codes }) => (codes ? [codes] : []));
};

test('one order at a time: a second one without the holder agreeing to replace it is refused', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  const answers = await Promise.all([1, 2, 3].map(() => portal.call('POST', '/my-card/orders', { replace: false })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'ORDER_OPEN' });
  expect(await ordersAtIssuer(world)).toHaveLength(1);
});

test('from "Wygeneruj nowy kod" on the old code is dead', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  await portal.order();
  await portal.waitUntil('ready');
  const old = await portal.codes();
  await portal.orderNewCode();
  await expect(world.phone().activate(old.offerUri, old.activationCode)).rejects.toThrow();
  await portal.waitUntil('ready');
  const fresh = await portal.codes();
  expect(fresh.manualCode).not.toBe(old.manualCode);
  await world.phone().activate(fresh.offerUri, fresh.activationCode);
  await portal.waitUntil('activated');
});

test('from "Wygeneruj nowy kod" on the old card is revoked, and at the end one card is live (I1)', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  for (const order of [() => portal.order(), () => portal.orderNewCode()]) {
    await order();
    await portal.waitUntil('ready');
    const codes = await portal.codes();
    await world.phone().activate(codes.offerUri, codes.activationCode);
    await portal.waitUntil('activated');
  }
  const cards = await ordersAtIssuer(world);
  expect(cards.map((card) => String(card.card_status)).toSorted()).toEqual(['revoked', 'valid']);
  const orders = await world.databases.institution
    .selectFrom('card_orders')
    .select('state')
    .orderBy('order_number')
    .execute();
  expect(orders.map(({ state }) => state)).toEqual(['revoked', 'activated']);
  expect((await portal.myCard()).order?.earlierCardBeingRevoked).toBe(false);
});

test('codes are there only while they work, and leave no trace', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  expect((await portal.call('POST', '/my-card/codes', {})).status).toBe(409);
  await portal.order();
  await portal.waitUntil('ready');
  const codes = await portal.codes();
  expect(codes.walletLink).toMatch(/^https:\/\/portfel\.example\/#\/add\?credential_offer_uri=https/);
  const [sealed] = await storedCodes(world);
  for (const secret of [codes.manualCode, codes.manualCode.replaceAll('-', ''), codes.activationCode]) {
    expect(sealed).not.toContain(secret);
    expect(world.logs.institution.text()).not.toContain(secret);
  }
  await world.phone().activate(codes.offerUri, codes.activationCode);
  await portal.waitUntil('activated');
  expect(await storedCodes(world)).toEqual([]);
  expect((await portal.call('POST', '/my-card/activation-code', {})).status).toBe(409);
});

test('after thirty days the codes count as expired even where the issuer has not said so', async () => {
  await using world = await createWorld();
  const first = await world.signIn(STUDENT);
  await first.order();
  await first.waitUntil('ready');
  world.clock.advance({ days: 30, seconds: 1 });
  const portal = await world.signIn(STUDENT);
  expect((await portal.myCard()).order).toMatchObject({ state: 'expired' });
  expect((await portal.call('POST', '/my-card/codes', {})).status).toBe(409);
  expect((await portal.call('POST', '/my-card/orders', { replace: false })).status).toBe(201);
});

test('a damaged photo goes onto no card', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  await world.databases.institution
    .updateTable('photos')
    .set({ jpeg: Buffer.from('not what was stored') })
    .execute();
  const answer = await portal.call<{ data: { rules: { rule: string; passed: boolean }[] } }>(
    'POST',
    '/my-card/orders',
    { replace: false },
  );
  expect(answer.status).toBe(409);
  expect(answer.body.data.rules.filter(({ passed }) => !passed)).toEqual([{ rule: 'photo-present', passed: false }]);
  expect(await ordersAtIssuer(world)).toEqual([]);
});

test('the office sees what happened, and the chain of events is whole (I8)', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  await portal.order();
  await portal.waitUntil('ready');
  const codes = await portal.codes();
  await world.phone('iphone').activate(codes.offerUri, codes.activationCode);
  await portal.waitUntil('activated');
  const office = await world.signIn(OFFICE);
  const { personId, displayName } = await theStudent(office);
  const answer = await office.call<{ history: { event: string; actor: string; detail?: string }[] }>(
    'GET',
    `/office/people/${personId}`,
  );
  const events = answer.body.history.map(({ event }) => event).toReversed();
  expect(events).toEqual(
    expect.arrayContaining(['order.placed', 'order.ready', 'codes.shown', 'activation-code.shown', 'card.activated']),
  );
  expect(answer.body.history[0]).toMatchObject({ event: 'card.activated', actor: 'issuer', detail: 'iphone' });
  const byPesel = await office.call('POST', '/office/people-search', { query: '04222912347' });
  expect(byPesel.body).toMatchObject({ total: 1, people: [{ displayName, orderState: 'activated' }] });
  expect(JSON.stringify(byPesel.body)).not.toContain('04222912347');
  await world.institution.sweep();
  expect(await verifyAudit(world.databases.institution)).toMatchObject({ intact: true });
});

test('nobody orders without end', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  const { institution } = world.databases;
  const { person_id, card_id } = await institution
    .selectFrom('people')
    .selectAll()
    .where('given_name', 'like', 'Wsz%')
    .executeTakeFirstOrThrow();
  const earlier = Array.from({ length: 29 }, () => ({
    institution_id: 'pwsm',
    order_id: randomUUID(),
    person_id,
    card_id,
    state: 'replaced' as const,
    ordered_at: world.clock.now(),
    changed_at: world.clock.now(),
    sequence: 1,
    delayed: false,
    replaces_earlier: false,
  }));
  await institution.insertInto('card_orders').values(earlier).execute();
  const order = () => portal.call('POST', '/my-card/orders', { replace: true });
  expect((await order()).status).toBe(201);
  expect((await order()).status).toBe(429);
  world.clock.advance({ minutes: 20 });
  await portal.myCard();
  world.clock.advance({ minutes: 20 });
  await portal.myCard();
  world.clock.advance({ minutes: 21 });
  expect((await order()).status).toBe(201);
});
