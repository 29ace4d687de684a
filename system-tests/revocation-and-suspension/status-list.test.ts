import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { rotateKey } from '@mleg/issuer/key-turns/rotate-key';
import type { JsonValue } from '@mleg/protocol/json/json-value';
import { decodeStatusList } from '@mleg/protocol/status-list/decode-status-list';
import { statusCapacity } from '@mleg/protocol/status-list/status-bits';
import { activateCard, publishedStatuses } from '@mleg/testing/lone-issuer/activated-card';
import { callApi, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, ORIGIN, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { notify } from '@mleg/testing/lone-issuer/wallet-requests';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterAll(async () => {
  expect(await checkInvariants(world.issuer.deps)).toEqual([]);
  await world.end();
});

const get = (url: string, headers: Record<string, string> = {}) => world.issuer.fetch(new Request(url, { headers }));

const statusesOf = (cards: readonly string[]) => publishedStatuses(world, cards);
const activate = () => activateCard(world);

const revoke = (cardId: string) =>
  callApi(world, world.university, 'POST', `/cards/${cardId}/revocation`, { reason: 'phone-lost' });

test('a new card is valid; revoked, all its copies are invalid, and no other card is', async () => {
  const [lost, kept] = [await activate(), await activate()];
  expect(await statusesOf(lost.cards)).toEqual([0, 0, 0]);
  await revoke(lost.codes.cardId);
  await world.issuer.sweep();
  expect(await statusesOf(lost.cards)).toEqual([1, 1, 1]);
  expect(await statusesOf(kept.cards)).toEqual([0, 0, 0]);
});

test('I4 a revoked card stays invalid, whatever comes after', async () => {
  const { codes, cards } = await activate();
  await revoke(codes.cardId);
  await world.issuer.sweep();
  await callApi(world, world.university, 'POST', '/issuance-requests', studentRequest({ cardId: codes.cardId }));
  await world.issuer.sweep();
  expect(await statusesOf(cards)).toEqual([1, 1, 1]);
});

test('a wallet that deletes its card takes it out of circulation', async () => {
  const { grant, cards, notificationId } = await activate();
  expect(await notify(world, grant, notificationId, 'credential_deleted')).toMatchObject({ status: 204 });
  await world.issuer.sweep();
  expect(await statusesOf(cards)).toEqual([1, 1, 1]);
});

test('a list is signed, large, for every origin, and says how long it may be used', async () => {
  await activate();
  const { status_lists } = (await (await get(`${ORIGIN}/status-lists`)).json()) as { status_lists: string[] };
  const uri = status_lists[0] ?? '';
  const response = await get(uri);
  expect(response.headers.get('content-type')).toBe('application/statuslist+jwt');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const token = await response.text();
  expect(decodeProtectedHeader(token)).toMatchObject({
    typ: 'statuslist+jwt',
    alg: 'ES256',
    x5c: [expect.any(String)],
  });
  const { sub, ttl, iat = 0, exp = 0, status_list } = decodeJwt(token);
  expect({ sub, ttl }).toEqual({ sub: uri, ttl: 60 });
  expect(exp - iat).toBe(7 * 86_400);
  const decoded = decodeStatusList(status_list as JsonValue);
  expect('ok' in decoded && statusCapacity(decoded.list)).toBe(131_072);
  expect(status_list).toMatchObject({ bits: 2, aggregation_uri: `${ORIGIN}/status-lists` });
});

/** What the header of a card, and that of the list which says how it stands, say of their key. */
async function keysOf(card: string) {
  const [token = ''] = card.split('~');
  const { status } = decodeJwt(token) as { status: { status_list: { uri: string } } };
  const { uri } = status.status_list;
  const ofList = decodeProtectedHeader(await (await get(uri)).text());
  const ofCard = decodeProtectedHeader(token);
  return {
    uri,
    ofCard: { kid: ofCard.kid, x5c: ofCard.x5c },
    ofList: { kid: ofList.kid, x5c: ofList.x5c },
    jwk: ofList.jwk,
  };
}

test('the key of a card signs its list, for those who take no other, also when it signs no cards any more', async () => {
  const before = await activate();
  expect((await keysOf(before.cards[0] ?? '')).ofList).toEqual((await keysOf(before.cards[0] ?? '')).ofCard);
  await world.issuer.sweep();
  await rotateKey(world.issuer.deps, 'credential', { atOnce: false });
  world.clock.advance({ days: 9 });
  await world.issuer.sweep();
  const after = await activate();
  await revoke(before.codes.cardId);
  await world.issuer.sweep();
  expect(await statusesOf(before.cards)).toEqual([1, 1, 1]);
  const [old, fresh] = [await keysOf(before.cards[0] ?? ''), await keysOf(after.cards[0] ?? '')];
  expect(old.ofCard).not.toEqual(fresh.ofCard);
  expect(old.uri).not.toBe(fresh.uri);
  for (const { ofCard, ofList, jwk } of [old, fresh]) {
    expect(ofList).toEqual(ofCard);
    const named = await world.issuer.deps.keys.credential.named(ofCard.kid ?? '');
    expect(jwk).toEqual(named?.publicJwk);
  }
});

test('K24 a key that was replaced at once signs no list any more; the next one does, at once', async () => {
  const { cards } = await activate();
  await world.issuer.sweep();
  const turned = await rotateKey(world.issuer.deps, 'credential', { atOnce: true });
  await world.issuer.sweep();
  expect((await keysOf(cards[0] ?? '')).ofList.kid).toBe('turns' in turned && turned.turns.fingerprint);
  expect(await statusesOf(cards)).toEqual([0, 0, 0]);
});

test('a list that has not changed is not sent again; a changed one is', async () => {
  const { codes, cards } = await activate();
  const { uri } = await keysOf(cards[0] ?? '');
  const etag = (await get(uri)).headers.get('etag') ?? '';
  expect((await get(uri, { 'If-None-Match': etag })).status).toBe(304);
  await revoke(codes.cardId);
  await world.issuer.sweep();
  expect((await get(uri, { 'If-None-Match': etag })).status).toBe(200);
});

test('is sent compressed to those who take it', async () => {
  const plain = await (await get(`${ORIGIN}/status-lists/1`)).text();
  const response = await get(`${ORIGIN}/status-lists/1`, { 'Accept-Encoding': 'br, gzip' });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  const stream = response.body?.pipeThrough(new DecompressionStream('gzip'));
  expect(await new Response(stream).text()).toBe(plain);
  const none = await get(`${ORIGIN}/status-lists/1`, { 'Accept-Encoding': 'gzip;q=0' });
  expect(none.headers.get('content-encoding')).toBeNull();
});

test('is signed anew long before it expires, though nothing changed', async () => {
  const before = decodeJwt(await (await get(`${ORIGIN}/status-lists/1`)).text());
  world.clock.advance({ hours: 12, seconds: 1 });
  await world.issuer.sweep();
  const after = decodeJwt(await (await get(`${ORIGIN}/status-lists/1`)).text());
  expect(after.iat ?? 0).toBeGreaterThan(before.iat ?? 0);
  expect((await get(`${ORIGIN}/status-lists/99`)).status).toBe(404);
});
