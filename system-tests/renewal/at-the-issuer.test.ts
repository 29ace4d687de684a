import { randomUUID } from 'node:crypto';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import type { JsonValue } from '@mleg/protocol/json/json-value';
import { parseCompactCard } from '@mleg/protocol/offline-check/compact-card';
import { decodeStatusList } from '@mleg/protocol/status-list/decode-status-list';
import { getStatus } from '@mleg/protocol/status-list/status-bits';
import { readCompactClaims } from '@mleg/student-card/compact-card';
import { callApi, getReport, orderCodes, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import {
  type Answer,
  cardRequest,
  fetchCards,
  type Grant,
  getNonce,
  grantIn,
  keyProof,
  makeKey,
  notify,
  postCredential,
  redeemCodes,
  refreshWith,
} from '@mleg/testing/lone-issuer/wallet-requests';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

const EXTENDED = { date_of_expiry: '2027-10-31', family_name: 'Nowonazwana' };

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterEach(async () => {
  await world.issuer.sweep();
  expect(await checkInvariants(world.issuer.deps)).toEqual([]);
});
afterAll(() => world.end());

const error = (code: string, status = 400) => ({ status, body: { error: code } });

interface Place {
  uri: string;
  idx: number;
}
const placeOf = (card: unknown): Place =>
  (decodeJwt(String(card).split('~')[0] ?? '') as { status: { status_list: Place } }).status.status_list;
const placesOf = ({ body }: Answer) => body.credentials.map((one: { credential: string }) => placeOf(one.credential));

const digestsOf = ({ body }: Answer) =>
  body.credentials.map((one: { credential: string }) => decodeJwt(one.credential.split('~')[0] ?? '')['_sd']);

async function fetchCompact(grant: Grant): Promise<Answer> {
  const proof = keyProof(world, makeKey(), await getNonce(world));
  return postCredential(world, grant, cardRequest([proof], 'student-card-compact'));
}

function compactOf({ body }: Answer) {
  const parsed = parseCompactCard(Buffer.from(body.credentials[0].credential.cwt, 'base64url'));
  const claims = 'ok' in parsed ? readCompactClaims(parsed.card.card) : parsed;
  if ('refused' in claims || 'refused' in parsed) throw new Error('no compact card');
  return { ...claims.claims, place: parsed.card.status };
}

/** A card on a phone, as the phone and the institution know it. */
async function activated() {
  const codes = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  const copies = await fetchCards(world, grant, [makeKey(), makeKey()]);
  const compact = await fetchCompact(grant);
  const noted = await notify(world, grant, copies.body.notification_id, 'credential_accepted');
  expect(noted.status).toBe(204);
  const places: Place[] = [...placesOf(copies), compactOf(compact).place];
  return { ...codes, grant, places };
}

const state = (cardId: string, claims: object, cardType = 'student-card') => {
  const { subject } = studentRequest({ holder: claims });
  return callApi(world, world.university, 'PUT', `/cards/${cardId}/update`, { subject: { ...subject, cardType } });
};
const answerOf = async (response: Promise<Response>) => (await response).json();

async function renewed(grant: Grant): Promise<{ grant: Grant; scope: string }> {
  const answer = await refreshWith(world, grant.key, grant.refresh);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return { grant: grantIn(answer, grant.key), scope: answer.body.scope };
}

async function statusesOf(places: readonly Place[]): Promise<(number | undefined)[]> {
  await world.issuer.sweep();
  return Promise.all(
    places.map(async ({ uri, idx }) => {
      const token = decodeJwt(await (await world.issuer.fetch(new Request(uri))).text());
      const decoded = decodeStatusList(token['status_list'] as JsonValue);
      return 'refused' in decoded ? undefined : getStatus(decoded.list, idx);
    }),
  );
}

test('what was stated anew comes with new keys and places; the copies before die when the phone has confirmed, not earlier', async () => {
  const card = await activated();
  expect(await answerOf(state(card.cardId, EXTENDED))).toEqual({
    cardId: card.cardId,
    state: 'waiting',
    warnings: ['unusual-validity'],
  });
  expect(await getReport(world, card.requestId)).toMatchObject({ updateWaiting: true });
  const { grant, scope } = await renewed(card.grant);
  expect(scope).toBe('student-card');
  const copies = await fetchCards(world, grant, [makeKey(), makeKey()]);
  const compact = await fetchCompact(grant);
  expect(compactOf(compact).familyName).toBe(EXTENDED.family_name);
  expect(decodeJwt(String(copies.body.credentials[0].credential).split('~')[0] ?? '').exp).toBe(
    Date.parse('2027-10-31T23:00:00Z') / 1_000,
  );
  const places = [...placesOf(copies), compactOf(compact).place];
  expect(await statusesOf([...card.places, ...places])).toEqual([0, 0, 0, 0, 0, 0]);
  await notify(world, grant, copies.body.notification_id, 'credential_accepted');
  expect(await statusesOf([...card.places, ...places])).toEqual([1, 1, 1, 0, 0, 0]);
  const report: IssuanceRequestReport = await getReport(world, card.requestId);
  expect(report).toMatchObject({ state: 'activated', cardStatus: 'valid', renewedAt: expect.any(String) });
  expect(report).not.toHaveProperty('updateWaiting');
  expect(await world.database.selectFrom('card_updates').selectAll().execute()).toEqual([]);
});

test('nothing new costs one request: the token has no scope for a card, and gives none', async () => {
  const card = await activated();
  expect(await answerOf(state(card.cardId, {}))).toEqual({ cardId: card.cardId, state: 'unchanged' });
  const { grant, scope } = await renewed(card.grant);
  expect(scope).toBe('notification');
  expect(await fetchCards(world, grant, [makeKey()])).toMatchObject(error('credential_request_denied'));
  expect(await statusesOf(card.places)).toEqual([0, 0, 0]);
});

test('stating the same twice is stating it once; stating something else replaces what waits', async () => {
  const card = await activated();
  expect(await answerOf(state(card.cardId, EXTENDED))).toMatchObject({ state: 'waiting' });
  expect(await answerOf(state(card.cardId, EXTENDED))).toMatchObject({ state: 'unchanged' });
  expect(await answerOf(state(card.cardId, { family_name: 'Inna' }))).toMatchObject({ state: 'waiting' });
  const { grant } = await renewed(card.grant);
  await fetchCards(world, grant, [makeKey()]);
  expect(compactOf(await fetchCompact(grant)).familyName).toBe('Inna');
});

test('what is stated while the phone fetches is not lost', async () => {
  const card = await activated();
  await state(card.cardId, { family_name: 'Pierwsza' });
  const first = await renewed(card.grant);
  const { body } = await fetchCards(world, first.grant, [makeKey()]);
  world.clock.advance({ seconds: 1 });
  await state(card.cardId, { family_name: 'Druga' });
  await notify(world, first.grant, body.notification_id, 'credential_accepted');
  const second = await renewed(first.grant);
  expect(second.scope).toBe('student-card');
  await fetchCards(world, second.grant, [makeKey()]);
  expect(compactOf(await fetchCompact(second.grant)).familyName).toBe('Druga');
});

test('P24 in a renewal the same keys get the same cards again, also once they are accepted', async () => {
  const card = await activated();
  await state(card.cardId, EXTENDED);
  const { grant } = await renewed(card.grant);
  const holder = makeKey();
  const first = await fetchCards(world, grant, [holder]);
  expect(placesOf(await fetchCards(world, grant, [holder]))).toEqual(placesOf(first));
  await notify(world, grant, first.body.notification_id, 'credential_accepted');
  const again = await fetchCards(world, grant, [holder, makeKey()]);
  expect(placesOf(again)[0]).toEqual(placesOf(first)[0]);
  expect(digestsOf(again)[0]).toEqual(digestsOf(first)[0]);
  expect(await statusesOf([...card.places, ...placesOf(again)])).toEqual([1, 1, 1, 0, 0]);
});

test('I12 a renewal that was never confirmed can begin again; what it signed first dies', async () => {
  const card = await activated();
  await state(card.cardId, EXTENDED);
  const first = await renewed(card.grant);
  const lost = await fetchCards(world, first.grant, [makeKey()]);
  world.clock.advance({ days: 2 });
  const second = await renewed(first.grant);
  expect(second.scope).toBe('student-card');
  const { body } = await fetchCards(world, second.grant, [makeKey()]);
  expect(await statusesOf([...placesOf(lost), ...card.places])).toEqual([1, 0, 0, 0]);
  await notify(world, second.grant, body.notification_id, 'credential_accepted');
  expect(await statusesOf(card.places)).toEqual([1, 1, 1]);
});

test('P28 of two renewals at once one is 200 and one is 429, and nobody is blamed for it', async () => {
  const { grant, places } = await activated();
  const answers = await Promise.all([1, 2].map(() => refreshWith(world, grant.key, grant.refresh)));
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 429]);
  expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('30');
  expect(await statusesOf(places)).toEqual([0, 0, 0]);
});

test('P28 a refresh token is worth nothing under another key, and an invented or expired one nothing at all', async () => {
  const { grant } = await activated();
  expect(await refreshWith(world, makeKey(), grant.refresh)).toMatchObject(error('invalid_dpop_proof', 401));
  expect(await refreshWith(world, grant.key, 'invented')).toMatchObject(error('invalid_grant'));
  expect(await renewed(grant)).toMatchObject({ scope: 'notification' });
});

test('P29 after a revocation a renewal gives no card', async () => {
  const card = await activated();
  await state(card.cardId, EXTENDED);
  await callApi(world, world.university, 'POST', `/cards/${card.cardId}/revocation`, { reason: 'resignation' });
  const { grant } = await renewed(card.grant);
  expect(await fetchCards(world, grant, [makeKey()])).toMatchObject(error('credential_request_denied'));
  expect(await fetchCompact(grant)).toMatchObject(error('credential_request_denied'));
  expect((await state(card.cardId, {})).status).toBe(404);
});

test('an answer that got lost is made good by the token before, once the pause is over', async () => {
  const { grant } = await activated();
  await renewed(grant);
  world.clock.advance({ seconds: 30 });
  const again = await renewed(grant);
  expect((await renewed(again.grant)).scope).toBe('notification');
});

test('key cloning: a phone and its copy both renew, and both are suspended, with an alert', async () => {
  const card = await activated();
  await state(card.cardId, EXTENDED);
  const copied = card.grant;
  const phone = await renewed(card.grant);
  await fetchCards(world, phone.grant, [makeKey()]);
  world.clock.advance({ days: 1 });
  expect(await refreshWith(world, copied.key, copied.refresh)).toMatchObject(error('invalid_grant'));
  expect(await statusesOf(card.places)).toEqual([2, 2, 2]);
  expect(await getReport(world, card.requestId)).toMatchObject({ cardStatus: 'suspended', cardStatusReason: 'copied' });
  expect(world.logged()).toContain('renewal.conflict');
  expect(await refreshWith(world, phone.grant.key, phone.grant.refresh)).toMatchObject(error('invalid_grant'));
  expect(await fetchCards(world, phone.grant, [makeKey()])).toMatchObject(error('invalid_token', 401));
});

test('key cloning: a copy that only asks is found out as well, by the next question of either', async () => {
  const card = await activated();
  const copy = await renewed(card.grant);
  world.clock.advance({ days: 1 });
  await renewed(card.grant);
  expect(await refreshWith(world, copy.grant.key, copy.grant.refresh)).toMatchObject(error('invalid_grant'));
  expect(await statusesOf(card.places)).toEqual([2, 2, 2]);
});

test('what would have expired by the time the phone asks is never signed', async () => {
  const card = await activated();
  const today = world.clock.now().toISOString().slice(0, 10);
  expect(await answerOf(state(card.cardId, { date_of_expiry: today }))).toMatchObject({ state: 'waiting' });
  const before = await getReport(world, card.requestId);
  world.clock.advance({ days: 1 });
  const { grant, scope } = await renewed(card.grant);
  expect(scope).toBe('notification');
  expect(await fetchCards(world, grant, [makeKey()])).toMatchObject(error('credential_request_denied'));
  await world.issuer.sweep();
  const report = await getReport(world, card.requestId);
  expect(report).not.toHaveProperty('updateWaiting');
  expect(report.sequence).toBeGreaterThan(before.sequence);
});

test('an update is refused where it must not be made, and forgotten after sixty days', async () => {
  const card = await activated();
  const refusal = async (claims: object, cardType?: string) =>
    (await answerOf(state(card.cardId, claims, cardType))) as { data?: { refused?: string } };
  expect(await refusal({ date_of_expiry: '2026-01-01' })).toMatchObject({ data: { refused: 'card-expired' } });
  expect(await refusal({ date_of_expiry: '2099-12-31' })).toMatchObject({ data: { refused: 'valid-too-long' } });
  const noPicture = `data:image/jpeg;base64,${Buffer.from('ffd8ffe00010ffd9', 'hex').toString('base64')}`;
  expect(await refusal({ picture: noPicture })).toMatchObject({ data: { refused: 'portrait-unreadable' } });
  expect((await state(randomUUID(), {})).status).toBe(404);
  await state(card.cardId, EXTENDED);
  world.clock.advance({ days: 60 });
  await world.issuer.sweep();
  expect(await world.database.selectFrom('card_updates').selectAll().execute()).toEqual([]);
});

test('a refresh token lives a year', async () => {
  const { grant } = await activated();
  world.clock.advance({ days: 365 });
  expect(await refreshWith(world, grant.key, grant.refresh)).toMatchObject(error('invalid_grant'));
});
