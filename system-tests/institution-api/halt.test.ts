import { createHmac } from 'node:crypto';
import { haltSigning, resumeSigning } from '@mleg/issuer/halts/change-halt';
import { activateCard, publishedStatuses } from '@mleg/testing/lone-issuer/activated-card';
import { openDesk, send, signIn } from '@mleg/testing/lone-issuer/desk-client';
import { callApi, getReport, orderCodes, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import {
  fetchCards,
  makeKey,
  notify,
  postToken,
  redeemCodes,
  refreshWith,
} from '@mleg/testing/lone-issuer/wallet-requests';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer({ missesPerMinute: 10_000 });
  await openDesk(world);
});
afterAll(() => world.end());
afterEach(async () => {
  await resumeSigning(world.issuer.deps, { by: 'operator' });
});

const halt = () =>
  haltSigning(world.issuer.deps, {
    by: 'operator',
    reason: "Podejrzenie wycieku klucza („credential”), zgłosił je ktoś z biurka; it's urgent!",
  });
const order = (request: object) => callApi(world, world.university, 'POST', '/issuance-requests', request);

test('P89 while there is a halt phones are told to come later, and what they hold is good afterwards', async () => {
  const codes = await orderCodes(world);
  const other = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  expect(await halt()).toBe(true);
  const holder = makeKey();
  const refused = await fetchCards(world, grant, [holder]);
  expect(refused).toMatchObject({ status: 503, body: { error: 'temporarily_unavailable' } });
  expect(refused.headers.get('retry-after')).toBe('120');
  await expect(redeemCodes(world, other)).rejects.toThrow(/503/);
  expect(await resumeSigning(world.issuer.deps, { by: 'operator' })).toEqual({ resumed: true });
  expect(await fetchCards(world, grant, [holder])).toMatchObject({ status: 200 });
  expect(await getReport(world, other.requestId)).toMatchObject({ state: 'ready', attemptsLeft: 5 });
  expect(await redeemCodes(world, other)).toMatchObject({ token: expect.any(String) });
});

test('P89 a revocation goes out during a halt, also from a process that has not looked for one', async () => {
  const { codes, cards } = await activateCard(world);
  await halt();
  world.clock.advance({ hours: 1 });
  const revocation = await callApi(world, world.university, 'POST', `/cards/${codes.cardId}/revocation`, {
    reason: 'phone-lost',
  });
  expect(revocation.status).toBe(200);
  await world.issuer.sweep();
  expect(await publishedStatuses(world, cards)).toEqual([1, 1, 1]);
  const { credential } = world.issuer.deps.keys;
  const key = await credential.inUse();
  expect(() => key.sign(Buffer.from('anything'))).toThrow('there is a halt');
});

test('P89 institutions are told the same, nothing of theirs is stored, and what waits goes on afterwards', async () => {
  const waiting = studentRequest();
  expect((await order(waiting)).status).toBe(202);
  await halt();
  await world.issuer.sweep();
  expect(await getReport(world, waiting.requestId)).toMatchObject({ state: 'accepted' });
  const later = studentRequest();
  const answer = await order(later);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBeTruthy();
  expect(await answer.json()).toMatchObject({ defined: true, code: 'SIGNING_HALTED' });
  const batch = await callApi(world, world.university, 'POST', '/issuance-requests/batch', { requests: [later] });
  expect(batch.status).toBe(503);
  await resumeSigning(world.issuer.deps, { by: 'operator' });
  await world.issuer.sweep();
  expect(await getReport(world, waiting.requestId)).toMatchObject({ state: 'ready' });
  expect((await order(later)).status).toBe(202);
});

test('P89 revocations and renewals’ questions are another matter: the first go through, the second come later', async () => {
  const codes = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  const { body } = await fetchCards(world, grant, [makeKey()]);
  await notify(world, grant, body.notification_id, 'credential_accepted');
  await halt();
  expect((await refreshWith(world, grant.key, grant.refresh)).status).toBe(503);
  const revoked = await callApi(world, world.university, 'POST', `/cards/${codes.cardId}/revocation`, {
    reason: 'phone-lost',
  });
  expect(revoked.status).toBe(200);
  await world.issuer.sweep();
  const pending = await world.database.selectFrom('pending_status_changes').selectAll().execute();
  expect(pending).toEqual([]);
});

test('P89 a process that was not told stops within two minutes; the key itself signs nothing', async () => {
  await world.issuer.deps.halt.isHalted();
  const { database, journal, clock } = world.issuer.deps;
  const elsewhere = { database, journal, clock };
  expect(await haltSigning(elsewhere, { by: 'operator', reason: 'Z wiersza poleceń.' })).toBe(true);
  expect(await haltSigning(elsewhere, { by: 'operator', reason: 'Drugi raz.' })).toBe(false);
  world.clock.advance({ seconds: 3 });
  expect(await world.issuer.deps.halt.isHalted()).toBe(true);
  const data = createHmac('sha256', 'x').digest();
  const key = await world.issuer.deps.keys.credential.inUse();
  expect(() => key.sign(data)).toThrow(/halt/);
  await resumeSigning(elsewhere, { by: 'operator' });
  world.clock.advance({ seconds: 3 });
  await world.issuer.deps.halt.isHalted();
  expect(key.sign(data)).toHaveLength(64);
  // Who cannot look at the database any more trusts what it saw for a minute, and no longer.
  world.clock.advance({ seconds: 61 });
  expect(() => key.sign(data)).toThrow(/halt/);
});

test('P89 anybody at the desk stops, a supervisor lets it go on, and both are in the audit', async () => {
  const [clerk, supervisor] = [await signIn(world, 'clerk'), await signIn(world, 'supervisor')];
  const begun = await clerk.call('POST', '/halt', { reason: 'Zgłoszenie z uczelni.' });
  expect(await begun.json()).toMatchObject({
    halted: true,
    by: clerk.session.displayName,
    reason: 'Zgłoszenie z uczelni.',
  });
  expect((await order(studentRequest())).status).toBe(503);
  expect((await clerk.call('DELETE', '/halt')).status).toBe(403);
  expect(await (await supervisor.call('DELETE', '/halt')).json()).toEqual({ halted: false });
  expect((await order(studentRequest())).status).toBe(202);
  const events = await world.database
    .selectFrom('audit_events')
    .select(['event', 'actor'])
    .where('event', 'in', ['signing.halted', 'signing.resumed'])
    .orderBy('event_id', 'desc')
    .limit(2)
    .execute();
  expect(events.map(({ event }) => event)).toEqual(['signing.resumed', 'signing.halted']);
  expect(new Set(events.map(({ actor }) => actor)).size).toBe(2);
});

test('P89 nobody halts who is not signed in', async () => {
  expect((await send(world, 'POST', '/halt', { reason: 'Z ulicy.' })).status).toBe(401);
  expect((await send(world, 'DELETE', '/halt')).status).toBe(401);
});

test('P89 a token request during a halt spends no try of the code', async () => {
  const codes = await orderCodes(world);
  await halt();
  for (let tried = 0; tried < 6; tried += 1) expect((await postToken(world, makeKey(), {})).status).toBe(503);
  await resumeSigning(world.issuer.deps, { by: 'operator' });
  expect(await getReport(world, codes.requestId)).toMatchObject({ attemptsLeft: 5 });
});
