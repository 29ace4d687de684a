import { byPassword, type Desk, openDesk, send, signIn } from '@mleg/testing/lone-issuer/desk-client';
import { callApi, orderCodes, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { fetchCards, makeKey, notify, redeemCodes } from '@mleg/testing/lone-issuer/wallet-requests';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
let clerk: Desk;
let supervisor: Desk;

beforeAll(async () => {
  world = await openLoneIssuer();
  expect(await world.issuer.inviteFirst()).toMatch(/\/desk\/enrolment#[\w-]{43}$/);
  ({ clerk, supervisor } = await openDesk(world));
});
afterAll(() => world.end());

const FAMILY_NAME = 'Wymyślona';

test('once somebody is at the desk, no more first invitations are made', async () => {
  expect(await world.issuer.inviteFirst()).toBeUndefined();
});

test('without a session nothing is told', async () => {
  for (const path of ['/agreements', '/agreements/first-in-the-queue', '/figures?days=7', '/staff']) {
    expect((await send(world, 'GET', path)).status).toBe(401);
  }
  expect(await (await send(world, 'GET', '/session')).json()).toBeNull();
});

test('D60 what another site sends, or what lacks the session’s token, changes nothing', async () => {
  const path = '/agreements/first-in-the-queue/refusal';
  const body = { version: 1, reason: 'x' };
  expect((await clerk.call('POST', path, body, { Origin: 'https://evil.example' })).status).toBe(403);
  expect((await clerk.call('POST', path, body, { 'X-CSRF-Token': 'guessed' })).status).toBe(403);
  expect(await clerk.agreement('first-in-the-queue')).toMatchObject({ state: 'applied', version: 1 });
});

test('no other origin may read the desk’s answers', async () => {
  const response = await clerk.call('GET', '/agreements', undefined, { Origin: 'https://evil.example' });
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

test('D65 a wrong password and an unknown person get the same answer', async () => {
  const answers = [
    await byPassword(world, 'clerk@desk.example', 'wrong'),
    await byPassword(world, 'nobody@desk.example', 'wrong'),
  ];
  const [one, other] = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
  expect(one).toEqual(other);
});

test('guessing a password is stopped, also for who then has the right one', async () => {
  let answer = await byPassword(world, 'supervisor@desk.example', 'wrong');
  for (let tries = 0; tries < 12; tries += 1) answer = await byPassword(world, 'supervisor@desk.example', 'wrong');
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  world.clock.advance({ minutes: 16 });
  supervisor = await signIn(world, 'supervisor');
});

test('a session ends after half an hour without a request', async () => {
  const fresh = await signIn(world, 'clerk');
  world.clock.advance({ minutes: 31 });
  expect((await fresh.call('GET', '/agreements')).status).toBe(401);
  clerk = await signIn(world, 'clerk');
  supervisor = await signIn(world, 'supervisor');
});

test('D59 only a supervisor lets people in', async () => {
  const invited = { displayName: 'Nowa Osoba', email: 'nowa@desk.example', role: 'clerk' };
  expect((await clerk.call('POST', '/staff/invitations', invited)).status).toBe(403);
  expect((await clerk.call('GET', '/staff')).status).toBe(403);
  const answer = await supervisor.call('POST', '/staff/invitations', invited);
  const { token } = (await answer.json()) as { token: string };
  expect(await (await send(world, 'POST', '/enrolment', { token })).json()).toMatchObject({ role: 'clerk' });
  world.clock.advance({ hours: 25 });
  expect((await send(world, 'POST', '/enrolment', { token })).status).toBe(404);
  supervisor = await signIn(world, 'supervisor');
});

test('nobody locks themselves out, and who is deactivated is out at once', async () => {
  const leaving = await signIn(world, 'clerk');
  const { staffId } = supervisor.session;
  expect((await supervisor.call('POST', `/staff/${staffId}/deactivation`, {})).status).toBe(403);
  expect((await supervisor.call('POST', `/staff/${leaving.session.staffId}/deactivation`, {})).status).toBe(204);
  expect((await leaving.call('GET', '/agreements')).status).toBe(401);
  expect((await byPassword(world, 'clerk@desk.example', 'a password of the tests')).status).toBe(401);
});

test('a forged passkey is refused like an unknown one', async () => {
  const response = {
    id: 'unknown',
    rawId: 'unknown',
    type: 'public-key',
    response: { clientDataJSON: 'e30', authenticatorData: '', signature: '' },
    clientExtensionResults: {},
  };
  expect((await send(world, 'POST', '/session/passkey', { response })).status).toBe(401);
});

test('the figures count each event once, by day in Poland, and name nobody', async () => {
  const { institutionId } = world.university.registration;
  const codes = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  const { body } = await fetchCards(world, grant, [makeKey()]);
  await notify(world, grant, body.notification_id, 'credential_accepted');
  await callApi(world, world.university, 'POST', '/issuance-requests', studentRequest());
  for (let round = 0; round < 3; round += 1) await world.issuer.sweep();
  const answer = await supervisor.call('GET', `/figures?days=7&institutionId=${institutionId}`);
  const text = await answer.text();
  const { days, queue } = JSON.parse(text) as { days: object[]; queue: object };
  expect(days).toHaveLength(7);
  expect(days.at(-1)).toMatchObject({ requests: 2, activations: 1, failures: 0, prepared: 2 });
  expect(queue).toEqual({ waiting: 0 });
  expect(text).not.toContain(FAMILY_NAME);
  expect((await supervisor.call('GET', '/figures?days=7&institutionId=nobody')).status).toBe(404);
});

test('an unknown agreement is not found, whatever is asked of it', async () => {
  expect((await supervisor.call('GET', '/agreements/nobody')).status).toBe(404);
  expect((await supervisor.call('POST', '/agreements/nobody/resumption', { version: 1 })).status).toBe(404);
  expect((await supervisor.call('GET', '/nothing-here')).status).toBe(404);
});
