import { applyReports } from '@mleg/institution/card-orders/apply-report';
import { checkInvariants } from '@mleg/institution/invariants/check-invariants';
import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { historyEntrySchema } from '@mleg/institution-contract/person';
import { checkInvariants as checkIssuer } from '@mleg/issuer/invariants/check-invariants';
import type { Portal } from '@mleg/testing/clients/portal';
import { OFFICE, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { until, when } from '@mleg/testing/until';
import { activateCard, type Holder } from '@mleg/testing/world/activate-card';
import { kindsOf } from '@mleg/testing/world/school';
import { createWorld, type World } from '@mleg/testing/world/world';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';

let world: World;
let holder: Holder;
let office: Portal;
let personId: string;
beforeAll(async () => {
  world = await createWorld();
  holder = await activateCard(world, STUDENT);
  office = await world.signIn(OFFICE);
  personId = holder.portal.session.personId ?? '';
});
afterEach(async () => {
  expect(await checkInvariants({ database: world.databases.institution })).toEqual([]);
  expect(await checkIssuer(world.issuer.deps)).toEqual([]);
});
afterAll(() => world[Symbol.asyncDispose]());

const byOffice = (verb: 'suspension' | 'resumption') =>
  office.call<CardOrder>('POST', `/office/people/${personId}/${verb}`, {
    reason: verb === 'suspension' ? 'under-review' : 'cleared-up',
  });
const byHolder = (verb: 'suspension' | 'resumption', portal = holder.portal) =>
  portal.call<CardOrder>('POST', `/pupils/${personId}/card/${verb}`, {});
const history = async () =>
  (await office.call<{ history: z.infer<typeof historyEntrySchema>[] }>('GET', `/office/people/${personId}`)).body
    .history;

async function verdict() {
  await world.issuer.sweep();
  const inspector = world.freshInspector();
  const challenge = inspector.challenge();
  return inspector.check(await holder.phone.present(holder.card, [], challenge), challenge);
}

test('the office suspends a card and puts it back: inspectors see both, the holder is told, the history says who', async () => {
  const suspended = await byOffice('suspension');
  expect(suspended).toMatchObject({
    status: 200,
    body: { state: 'activated', suspensionUntold: false, suspension: { by: 'office', reason: 'under-review' } },
  });
  expect(Date.parse(suspended.body.suspension?.until ?? '') - world.clock.now().getTime()).toBe(14 * 86_400_000);
  expect(await verdict()).toEqual({ verdict: 'red', reason: 'suspended' });
  expect(await byOffice('suspension')).toMatchObject({ status: 200, body: suspended.body });
  expect(await byHolder('resumption')).toMatchObject({ status: 403, body: { code: 'SUSPENDED_BY_OFFICE' } });

  const resumed = await byOffice('resumption');
  expect(resumed.body).not.toHaveProperty('suspension');
  expect(await verdict()).toMatchObject({ verdict: 'green' });
  expect(await kindsOf(holder.portal)).toEqual(expect.arrayContaining(['card-suspended', 'card-resumed']));
  const told = (await history()).filter(({ event }) => /^card\.(suspended|resumed)$/.test(event));
  expect(told.map(({ event, actor, detail }) => [event, actor, detail])).toEqual([
    ['card.resumed', 'Dziekanat', 'cleared-up'],
    ['card.suspended', 'Dziekanat', 'under-review'],
  ]);
});

test('G76 D53 D59 nobody suspends a card of somebody else, and the office none of its own', async () => {
  const { institution } = world.databases;
  const stranger = await world.signIn('dobrogost');
  expect((await byHolder('suspension', stranger)).status).toBe(404);
  expect(
    (await stranger.call('POST', `/office/people/${personId}/suspension`, { reason: 'under-review' })).status,
  ).toBe(403);
  await institution.updateTable('accounts').set({ office: true }).where('subject', '=', STUDENT).execute();
  const both = await world.signIn(STUDENT);
  const own = await both.call('POST', `/office/people/${personId}/suspension`, { reason: 'under-review' });
  expect(own).toMatchObject({ status: 403, body: { code: 'OWN_CARD' } });
  await institution.updateTable('accounts').set({ office: false }).where('subject', '=', STUDENT).execute();
  expect(await verdict()).toMatchObject({ verdict: 'green' });
});

test('the issuer away: the suspension is kept, shown as untold and goes out by itself; an older word changes nothing', async () => {
  const report = await world.institution.deps.issuer.getIssuance((await holder.portal.waitUntil('activated')).orderId);
  world.network.cut(ORIGINS.issuer);
  const kept = await byHolder('suspension');
  expect(kept.body).toMatchObject({ suspensionUntold: true, suspension: { by: 'holder' } });
  await world.databases.institution.updateTable('card_orders').set({ sequence: 1 }).execute();
  if (!report) throw new Error('the issuer does not know the order');
  await applyReports(world.institution.deps, [report]);
  expect((await holder.portal.waitUntil('activated')).suspension).toBeDefined();

  world.network.restore(ORIGINS.issuer);
  world.clock.advance({ minutes: 2 });
  await world.institution.sweep();
  await until('the issuer was not told', async () => {
    const { suspension, suspensionUntold } = await holder.portal.waitUntil('activated');
    return when(!suspensionUntold && suspension?.until !== undefined);
  });
  expect(await verdict()).toEqual({ verdict: 'red', reason: 'suspended' });
});

test('D58 I4 what was revoked is not resumed, nor suspended, by anybody', async () => {
  await byHolder('suspension');
  expect(await office.revoke(personId, 'phone-lost')).toMatchObject({ status: 200, body: { state: 'revoked' } });
  for (const answer of [await byHolder('resumption'), await byOffice('resumption'), await byOffice('suspension')]) {
    expect(answer).toMatchObject({ status: 409, body: { code: 'REVOKED' } });
  }
  expect(await verdict()).toEqual({ verdict: 'red', reason: 'revoked' });
});

test('a holder whose phone is missing suspends the card and resumes it; a suspension that is forgotten ends it', async () => {
  holder = await activateCard(world, STUDENT);
  expect((await byHolder('suspension')).body.suspension).toMatchObject({ by: 'holder', reason: 'phone-missing' });
  expect((await byHolder('resumption')).body).not.toHaveProperty('suspension');
  await byHolder('suspension');
  world.clock.advance({ days: 11 });
  await world.institution.sweep();
  await world.institution.sweep();
  world.clock.advance({ days: 3 });
  holder = { ...holder, portal: await world.signIn(STUDENT) };
  await world.issuer.sweep();
  expect(await holder.portal.waitUntil('revoked')).toMatchObject({ reason: 'suspension-ended' });
  expect((await holder.portal.call<{ messages: object[] }>('GET', '/messages')).body.messages).toContainEqual(
    expect.objectContaining({ kind: 'card-cancelled', detail: 'suspension-ended' }),
  );
  const kinds = await kindsOf(holder.portal);
  expect(kinds.filter((kind) => kind === 'suspension-ends-soon')).toHaveLength(1);
});
