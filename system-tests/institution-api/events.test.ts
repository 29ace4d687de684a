import { ISSUANCES_CHANGED } from '@mleg/issuer-contract/events';
import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import { finishJws } from '@mleg/protocol/jws/prepare-jws';
import { prepareSecurityEvent } from '@mleg/protocol/security-event/prepare-security-event';
import { STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

interface Told {
  aud?: string;
  iss?: string;
  iat?: number;
  reports?: object[];
  /** Members of the event beside its reports. */
  more?: object;
  key?: 'events' | 'credential';
  kid?: string;
}

const now = (world: World) => Math.floor(world.clock.now().getTime() / 1_000);

/** A security event token as the issuer signs them, with something changed. */
async function token(world: World, told: Told): Promise<string> {
  const key = await world.issuer.deps.keys[told.key ?? 'events'].inUse();
  const { iss = ORIGINS.issuer, aud = 'pwsm', iat = now(world), reports = [], more } = told;
  const event = {
    iss,
    aud,
    jti: crypto.randomUUID(),
    iat,
    events: { [ISSUANCES_CHANGED]: { reports, ...more } as never },
  };
  const prepared = prepareSecurityEvent(event, { alg: 'ES256', kid: told.kid ?? key.kid });
  return finishJws(prepared, key.sign(prepared.signingInput));
}

const push = (world: World, body: string, type = 'application/secevent+jwt') =>
  world.network.fetch(
    new Request(`${ORIGINS.institution}/issuer-events`, { method: 'POST', headers: { 'Content-Type': type }, body }),
  );

/** An order that is ready at the issuer, of which the institution has heard nothing since 202. */
async function untold(world: World): Promise<IssuanceRequestReport> {
  world.issuer.deps.fetch = () => Promise.reject(new TypeError('fetch failed'));
  const portal = await world.signIn(STUDENT);
  const { orderId } = await portal.order();
  for (;;) {
    const report = await world.institution.deps.issuer.getIssuance(orderId);
    if (report?.state === 'ready') return report;
  }
}

const orderNow = (world: World) =>
  world.databases.institution.selectFrom('card_orders').selectAll().executeTakeFirstOrThrow();

test('I9: the same event twice, and an older one after a newer, have no effect', async () => {
  await using world = await createWorld();
  const ready = await untold(world);
  const event = await token(world, { reports: [ready] });
  expect((await push(world, event)).status).toBe(202);
  const once = await orderNow(world);
  expect(once).toMatchObject({ state: 'ready', sequence: ready.sequence });
  expect((await push(world, event)).status).toBe(202);
  const older = { ...ready, state: 'accepted', sequence: 1, sealedCodes: undefined };
  expect((await push(world, await token(world, { reports: [older] }))).status).toBe(202);
  expect(await orderNow(world)).toEqual(once);
  const events = await world.databases.institution
    .selectFrom('audit_events')
    .select('event')
    .where('event', '=', 'order.ready')
    .execute();
  expect(events).toHaveLength(1);
});

test('an issuer that has learned to say more is understood: unknown members of event and report are ignored', async () => {
  await using world = await createWorld();
  const ready = await untold(world);
  const more = { fromTomorrow: { is: 'new' } };
  expect((await push(world, await token(world, { reports: [{ ...ready, ...more }], more }))).status).toBe(202);
  expect(await orderNow(world)).toMatchObject({ state: 'ready', sequence: ready.sequence });
});

test('an event that overtakes another leaves the newer state', async () => {
  await using world = await createWorld();
  const ready = await untold(world);
  const activated = {
    requestId: ready.requestId,
    cardId: ready.cardId,
    state: 'activated',
    sequence: ready.sequence + 2,
    changedAt: ready.changedAt,
    activatedAt: ready.changedAt,
    device: 'iphone',
    cardStatus: 'valid',
  };
  await push(world, await token(world, { reports: [activated] }));
  await push(world, await token(world, { reports: [ready] }));
  expect(await orderNow(world)).toMatchObject({ state: 'activated', device: 'iphone', sealed_codes: null });
});

test('a card that the issuer suspends is shown as such, and its holder is told once', async () => {
  await using world = await createWorld();
  const { requestId, cardId, sequence, changedAt } = await untold(world);
  const report = (more: object) => ({
    requestId,
    cardId,
    changedAt,
    activatedAt: changedAt,
    state: 'activated',
    ...more,
  });
  await push(world, await token(world, { reports: [report({ sequence: sequence + 2, cardStatus: 'valid' })] }));
  const suspended = { cardStatus: 'suspended', cardStatusReason: 'copied' };
  for (const later of [3, 4]) {
    await push(world, await token(world, { reports: [report({ sequence: sequence + later, ...suspended })] }));
  }
  const portal = await world.signIn(STUDENT);
  expect((await portal.myCard()).order).toMatchObject({ state: 'activated', suspension: { by: 'issuer' } });
  const messages = await world.databases.institution.selectFrom('messages').select('kind').execute();
  expect(messages.filter(({ kind }) => kind === 'card-suspended')).toHaveLength(1);
});

test('D64: what the issuer has not signed, for us, just now, is refused as RFC 8935 says', async () => {
  await using world = await createWorld();
  const ready = await untold(world);
  const reports = [ready];
  const good = await token(world, { reports });
  const cases: [string, string, string][] = [
    ['a changed signature', `${good.slice(0, -6)}AAAAAA`, 'authentication_failed'],
    ['an unknown key', await token(world, { reports, kid: 'somebody' }), 'invalid_key'],
    ['another issuer', await token(world, { reports, iss: 'https://evil.example' }), 'invalid_issuer'],
    ['another institution', await token(world, { reports, aud: 'another' }), 'invalid_audience'],
    ['an old one', await token(world, { reports, iat: now(world) - 3_600 }), 'invalid_request'],
    ['one of the future', await token(world, { reports, iat: now(world) + 3_600 }), 'invalid_request'],
    ['reports of another shape', await token(world, { reports: [{ requestId: 1 }] }), 'invalid_request'],
    ['noise', 'a.b.c', 'invalid_request'],
  ];
  for (const [what, body, err] of cases) {
    const response = await push(world, body);
    expect([what, response.status, await response.json()]).toMatchObject([what, 400, { err }]);
  }
  expect((await push(world, good, 'application/json')).status).toBe(400);
  expect((await orderNow(world)).state).toBe('preparing');
});

test('a report about an order of nobody, or with the card of somebody else, changes nothing (I10)', async () => {
  await using world = await createWorld();
  const ready = await untold(world);
  const strange = [
    { ...ready, requestId: crypto.randomUUID() },
    { ...ready, cardId: crypto.randomUUID() },
  ];
  expect((await push(world, await token(world, { reports: strange }))).status).toBe(202);
  expect((await orderNow(world)).state).toBe('preparing');
});
