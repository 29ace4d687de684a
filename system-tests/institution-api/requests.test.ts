import { randomUUID } from 'node:crypto';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { deliverChanges } from '@mleg/issuer/offers/deliver-changes';
import { ISSUANCES_CHANGED, issuancesChangedSchema } from '@mleg/issuer-contract/events';
import { verifySecurityEvent } from '@mleg/protocol/security-event/verify-security-event';
import {
  askForToken,
  callApi,
  clientAssertion,
  getReport,
  openCodes,
  orderCodes,
  studentRequest,
} from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, makeInstitution, ORIGIN, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { fetchCards, makeKey, notify, redeemCodes } from '@mleg/testing/lone-issuer/wallet-requests';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterEach(async () => {
  expect(await checkInvariants(world.issuer.deps)).toEqual([]);
});
afterAll(() => world.end());

const post = (path: string, body?: unknown) => callApi(world, world.university, 'POST', path, body);
const order = (request: unknown) => post('/issuance-requests', request);
const cancel = (requestId: string) => post(`/issuance-requests/${requestId}/cancellation`);
const revoke = (cardId: string) => post(`/cards/${cardId}/revocation`, { reason: 'phone-lost' });
const codeOf = async (response: Response) => ((await response.json()) as { data: { refused: string } }).data.refused;

test('an assertion works once, within five minutes, for this issuer, for its own signer', async () => {
  const assertion = await clientAssertion(world, world.university);
  expect((await askForToken(world, assertion)).status).toBe(200);
  expect((await askForToken(world, assertion)).status).toBe(401);
  const iat = Math.floor(world.clock.now().getTime() / 1_000);
  const bad = [{ aud: 'https://other.example' }, { exp: iat - 60 }, { exp: iat + 3_600 }, { sub: 'somebody-else' }];
  for (const change of bad) {
    const answer = await askForToken(world, await clientAssertion(world, world.university, change));
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
  }
  const impostor = makeInstitution(world.university.registration.institutionId);
  expect((await askForToken(world, await clientAssertion(world, impostor))).status).toBe(401);
});

test('a call without a token, or with one that is five minutes old, is 401', async () => {
  const answer = await askForToken(world, await clientAssertion(world, world.university));
  const { access_token } = (await answer.json()) as { access_token: string };
  const call = (authorization: string) => {
    const headers = { Authorization: authorization };
    return world.issuer.fetch(new Request(`${ORIGIN}/institution-api/issuance-requests`, { headers }));
  };
  expect((await call(`Bearer ${access_token}`)).status).toBe(200);
  expect((await call('Bearer nonsense')).status).toBe(401);
  world.clock.advance({ minutes: 5 });
  expect((await call(`Bearer ${access_token}`)).status).toBe(401);
});

test('I9 the same request again is the same answer; another body under its id is refused', async () => {
  const request = studentRequest();
  const [first, again] = [await order(request), await order(request)];
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(await again.json()).toEqual(await first.json());
  const changed = {
    ...request,
    subject: { ...request.subject, holder: { ...request.subject.holder, given_name: 'X' } },
  };
  const refused = await order(changed);
  expect(refused.status).toBe(409);
  expect(await codeOf(refused)).toBe('request-id-reused');
});

test('I9 ten deliveries of one request at the same instant are one order', async () => {
  const request = studentRequest();
  const answers = await Promise.all(Array.from({ length: 10 }, () => order(request)));
  expect(answers.every((answer) => answer.status === 202)).toBe(true);
});

test('of parallel orders for one card the last one stays', async () => {
  const cardId = randomUUID();
  const requests = Array.from({ length: 6 }, () => studentRequest({ cardId }));
  await Promise.all(requests.map(order));
  await world.issuer.sweep();
  const reports = await Promise.all(requests.map((request) => getReport(world, request.requestId)));
  expect(reports.map((report) => report.state).sort()).toEqual([...Array(5).fill('cancelled'), 'ready']);
});

test('refuses what the agreement does not cover', async () => {
  const expired = await order(studentRequest({ holder: { date_of_expiry: '2026-09-30' } }));
  expect(await codeOf(expired)).toBe('card-expired');
  const malformed = await order(studentRequest({ holder: { family_name: '‮evil' } }));
  expect(malformed.status).toBe(400);
  await world.issuer.suspendInstitution(world.university.registration.institutionId, true);
  expect(await codeOf(await order(studentRequest()))).toBe('institution-suspended');
  await world.issuer.suspendInstitution(world.university.registration.institutionId, false);
  expect((await order(studentRequest())).status).toBe(202);
});

test('a batch answers each request by itself, in order', async () => {
  const requests = [studentRequest(), studentRequest({ holder: { date_of_expiry: '2099-12-31' } }), studentRequest()];
  const answer = await post('/issuance-requests/batch', { requests });
  const { results } = (await answer.json()) as { results: object[] };
  expect(answer.status).toBe(202);
  expect(results).toMatchObject([
    { accepted: { requestId: requests[0]?.requestId, queuePlace: expect.any(Number) } },
    { requestId: requests[1]?.requestId, refused: 'valid-too-long' },
    { accepted: { requestId: requests[2]?.requestId } },
  ]);
});

test('I1 I9 a batch with a card twice, or an order twice, ends as the orders one by one would', async () => {
  const first = studentRequest();
  const newer = { ...studentRequest(), cardId: first.cardId };
  const other = { ...studentRequest(), requestId: first.requestId };
  const answer = await post('/issuance-requests/batch', { requests: [first, newer, newer, other] });
  expect(await answer.json()).toMatchObject({
    results: [
      { accepted: { requestId: first.requestId } },
      { accepted: { requestId: newer.requestId } },
      { accepted: { requestId: newer.requestId } },
      { requestId: first.requestId, refused: 'request-id-reused' },
    ],
  });
  await world.issuer.sweep();
  expect(await getReport(world, first.requestId)).toMatchObject({ state: 'cancelled' });
  expect(await getReport(world, newer.requestId)).toMatchObject({ state: 'ready' });
});

test('claims that contradict each other are refused with their reason, and kept nowhere', async () => {
  const request = studentRequest({ holder: { birthdate: '2001-01-01' } });
  expect(await codeOf(await order(request))).toBe('pesel-and-birth-date-disagree');
  const { status } = await callApi(world, world.university, 'GET', `/issuance-requests/${request.requestId}`);
  expect(status).toBe(404);
});

test('I10 an institution sees, cancels and revokes nothing of another', async () => {
  const stranger = makeInstitution('another-school', { registryNumber: '902' });
  await world.issuer.registerInstitution(stranger.registration);
  const codes = await orderCodes(world);
  const as = (method: 'GET' | 'POST', path: string, body?: unknown) => callApi(world, stranger, method, path, body);
  expect((await as('GET', `/issuance-requests/${codes.requestId}`)).status).toBe(404);
  expect((await as('POST', `/issuance-requests/${codes.requestId}/cancellation`)).status).toBe(404);
  expect((await as('POST', `/cards/${codes.cardId}/revocation`, { reason: 'phone-lost' })).status).toBe(404);
  expect(await (await as('GET', '/issuance-requests')).json()).toEqual({ reports: [], more: false });
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'ready' });
});

test('cancelling kills codes, is idempotent, and comes too late for redeemed ones', async () => {
  const codes = await orderCodes(world);
  expect(await (await cancel(codes.requestId)).json()).toMatchObject({ state: 'cancelled' });
  expect((await cancel(codes.requestId)).status).toBe(200);
  await expect(redeemCodes(world, codes)).rejects.toThrow();
  const used = await orderCodes(world);
  await redeemCodes(world, used);
  const late = await cancel(used.requestId);
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({ data: { state: 'redeemed' } });
});

test('pushes a signed event that the institution can verify, and forgets the codes once it has them', async () => {
  const request = studentRequest();
  await order(request);
  world.clock.advance({ minutes: 5 });
  await world.issuer.sweep();
  const pushed = world.pushed.at(-1);
  expect(pushed?.headers.get('content-type')).toBe('application/secevent+jwt');
  const jwks = await (await world.issuer.fetch(new Request(`${ORIGIN}/jwks`))).json();
  const verified = await verifySecurityEvent((await pushed?.text()) ?? '', {
    issuer: ORIGIN,
    audience: world.university.registration.institutionId,
    now: Math.floor(world.clock.now().getTime() / 1_000),
    maxAgeSeconds: 60,
    resolveKey: ({ kid }) => (jwks as { keys: { kid: string }[] }).keys.find((key) => key.kid === kid) as never,
  });
  if ('refused' in verified) throw new Error(verified.refused);
  const { reports } = issuancesChangedSchema.parse(verified.events[ISSUANCES_CHANGED]);
  const report = reports.find((one) => one.requestId === request.requestId);
  if (!report) throw new Error('the report is not among those pushed');
  const codes = await openCodes(world.university, report);
  expect(codes.offerUri).toContain(encodeURIComponent(`${ORIGIN}/offers/${codes.manualCode}`));
  expect(await getReport(world, request.requestId)).not.toHaveProperty('sealedCodes');
});

test('tries a silent institution again after growing pauses, and loses nothing', async () => {
  const request = studentRequest();
  await order(request);
  world.answerPushWith(500);
  world.clock.advance({ minutes: 5 });
  world.pushed.length = 0;
  await world.issuer.sweep();
  expect(world.pushed).toHaveLength(1);
  for (const [pause, pushes] of [
    [0.5, 1],
    [0.6, 2],
    [1, 2],
    [1.1, 3],
  ] as const) {
    world.clock.advance({ seconds: pause });
    await deliverChanges(world.issuer.deps);
    expect(world.pushed).toHaveLength(pushes);
  }
  world.answerPushWith(202);
  world.clock.advance({ minutes: 5 });
  await deliverChanges(world.issuer.deps);
  const waiting = await callApi(world, world.university, 'GET', '/issuance-requests');
  expect(await waiting.json()).toEqual({ reports: [], more: false });
});

test('an institution that only asks gets its codes until it confirms them', async () => {
  const codes = await orderCodes(world);
  const poll = async () =>
    (await (await callApi(world, world.university, 'GET', '/issuance-requests?limit=200')).json()) as {
      reports: { requestId: string; sequence: number; sealedCodes?: string }[];
    };
  const { reports } = await poll();
  expect(reports.find((report) => report.requestId === codes.requestId)).toHaveProperty('sealedCodes');
  const confirmations = reports.map(({ requestId, sequence }) => ({ requestId, sequence }));
  expect((await post('/issuance-requests/confirmations', { confirmations })).status).toBe(204);
  expect(await poll()).toEqual({ reports: [], more: false });
  expect(await getReport(world, codes.requestId)).not.toHaveProperty('sealedCodes');
});

test('step 9: a new order revokes the card on the old phone in the same transaction', async () => {
  const codes = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  const cards = await fetchCards(world, grant, [makeKey()]);
  await notify(world, grant, cards.body.notification_id, 'credential_accepted');
  await order(studentRequest({ cardId: codes.cardId }));
  expect(await getReport(world, codes.requestId)).toMatchObject({
    state: 'activated',
    cardStatus: 'revoked',
    cardStatusReason: 'replaced',
  });
  expect(await fetchCards(world, grant, [makeKey()])).toMatchObject({ status: 400 });
  await world.issuer.sweep();
});

test('revoking is final, repeatable, and names when it will be published', async () => {
  const codes = await orderCodes(world);
  const first = (await (await revoke(codes.cardId)).json()) as { revokedAt: string; publishedBy: string };
  expect(new Date(first.publishedBy).getTime() - new Date(first.revokedAt).getTime()).toBe(60_000);
  world.clock.advance({ seconds: 5 });
  expect(await (await revoke(codes.cardId)).json()).toMatchObject({ revokedAt: first.revokedAt });
  expect((await revoke(randomUUID())).status).toBe(404);
  await expect(redeemCodes(world, codes)).rejects.toThrow();
});

test('publishes its contract as an OpenAPI document', async () => {
  const answer = await world.issuer.fetch(new Request(`${ORIGIN}/institution-api/openapi.json`));
  const document = (await answer.json()) as { openapi: string; paths: object };
  expect(document.openapi).toMatch(/^3\.1/);
  expect(Object.keys(document.paths)).toContain('/issuance-requests/{requestId}/cancellation');
});
