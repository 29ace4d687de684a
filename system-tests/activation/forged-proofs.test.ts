import { createHmac } from 'node:crypto';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { encodeJsonBase64url } from '@mleg/protocol/jws/base64url';
import { getReport, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, ORIGIN, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import {
  type Answer,
  cardRequest,
  fetchCards,
  type Grant,
  getNonce,
  keyProof,
  makeKey,
  makeProof,
  mintCode,
  type ProofChange,
  postCredential,
  postToken,
  redeemCodes,
  type WalletKey,
} from '@mleg/testing/lone-issuer/wallet-requests';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterEach(async () => {
  expect(await checkInvariants(world.issuer.deps)).toEqual([]);
});
afterAll(() => world.end());

const grantOf = async (): Promise<Grant> => redeemCodes(world, await orderCodes(world));
const error = (code: string, status = 400) => ({ status, body: { error: code } });
const statusIndexOf = (card: string) =>
  (decodeJwt(card.split('~')[0] ?? '') as { status: { status_list: { idx: number } } }).status.status_list.idx;

const cardsIn = (answer: Answer): string[] =>
  answer.body.credentials.map((one: { credential: string }) => one.credential);
const placesIn = (answer: Answer) => cardsIn(answer).map(statusIndexOf);

const digestsOf = (card: string) => (decodeJwt(card.split('~')[0] ?? '') as Record<'_sd', string[]>)['_sd'];

/** Asks with one proof that is changed in some way, under a nonce of its own. */
async function askWith(grant: Grant, change: ProofChange, key = makeKey()) {
  return postCredential(world, grant, cardRequest([keyProof(world, key, await getNonce(world), change)]));
}

test('P15 a nonce that was used is invalid_nonce', async () => {
  const grant = await grantOf();
  const nonce = await getNonce(world);
  const holder = makeKey();
  const request = () => postCredential(world, grant, cardRequest([keyProof(world, holder, nonce)]));
  expect(await request()).toMatchObject({ status: 200 });
  expect(await request()).toMatchObject(error('invalid_nonce'));
  const other = await grantOf();
  const replay = await postCredential(world, other, cardRequest([keyProof(world, makeKey(), nonce)]));
  expect(replay).toMatchObject(error('invalid_nonce'));
});

test('P15 of parallel requests with one nonce one gets a card', async () => {
  const grants = [await grantOf(), await grantOf(), await grantOf()];
  const nonce = await getNonce(world);
  const answers = await Promise.all(
    grants.map((grant) => postCredential(world, grant, cardRequest([keyProof(world, makeKey(), nonce)]))),
  );
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 400, 400]);
});

test('P16 a proof without a nonce is invalid_proof', async () => {
  const grant = await grantOf();
  const proof = keyProof(world, makeKey(), '', {});
  expect(await postCredential(world, grant, cardRequest([proof]))).toMatchObject(error('invalid_proof'));
});

test('P17 a foreign or expired nonce is invalid_nonce', async () => {
  const grant = await grantOf();
  const foreign = keyProof(world, makeKey(), 'tZignsnFbp');
  expect(await postCredential(world, grant, cardRequest([foreign]))).toMatchObject(error('invalid_nonce'));
  const nonce = await getNonce(world);
  world.clock.advance({ minutes: 5 });
  const late = keyProof(world, makeKey(), nonce);
  expect(await postCredential(world, grant, cardRequest([late]))).toMatchObject(error('invalid_nonce'));
});

test.each([
  ['P18 alg none', { header: { alg: 'none' } }],
  ['P18 alg HS256', { header: { alg: 'HS256' } }],
  ['P19 typ JWT', { header: { typ: 'JWT' } }],
  ['P21 another audience', { payload: { aud: 'https://other.example' } }],
  ['P21 yesterday', { payload: { iat: 1_790_000_000 - 86_400 } }],
  ['P21 tomorrow', { payload: { iat: 1_999_999_999 } }],
  ['a signature of another key', { signWith: makeKey() }],
  ['P21 an audience beside us', { payload: { aud: [ORIGIN, 'https://other.example'] } }],
] satisfies [string, ProofChange][])('%s in a key proof is invalid_proof', async (_, change) => {
  expect(await askWith(await grantOf(), change)).toMatchObject(error('invalid_proof'));
});

test('P21 the one audience may stand in an array, and the iss of an anonymous client says nothing', async () => {
  const change = { payload: { aud: [ORIGIN], iss: 'https://wallet.example/' } };
  expect(await askWith(await grantOf(), change)).toMatchObject({ status: 200 });
});

test('P17 a proof with an old nonce is invalid_nonce, whatever else is wrong with it', async () => {
  const grant = await grantOf();
  const foreign = keyProof(world, makeKey(), 'of somebody else', { signWith: makeKey() });
  expect(await postCredential(world, grant, cardRequest([foreign]))).toMatchObject(error('invalid_nonce'));
});

test('P18 a proof keyed with the public key as a secret is invalid_proof', async () => {
  const holder = makeKey();
  const head = encodeJsonBase64url({ typ: 'openid4vci-proof+jwt', alg: 'HS256', jwk: holder.jwk });
  const body = encodeJsonBase64url({ aud: ORIGIN, iat: 1, nonce: await getNonce(world) });
  const mac = createHmac('sha256', JSON.stringify(holder.jwk)).update(`${head}.${body}`).digest('base64url');
  const answer = await postCredential(world, await grantOf(), cardRequest([`${head}.${body}.${mac}`]));
  expect(answer).toMatchObject(error('invalid_proof'));
});

test('P20 a private key in the header is invalid_proof, and is not repeated anywhere', async () => {
  const holder = makeKey();
  const secret = 'c2VjcmV0LXByaXZhdGUta2V5LXRoYXQtbGVha2VkISE';
  const answer = await askWith(await grantOf(), { header: { jwk: { ...holder.jwk, d: secret } } }, holder);
  expect(answer).toMatchObject(error('invalid_proof'));
  expect(JSON.stringify(answer.body) + world.logged()).not.toContain(secret);
});

test('P22 a point off the curve is invalid_proof', async () => {
  const holder = makeKey();
  const off = { ...holder.jwk, y: holder.jwk.x };
  expect(await askWith(await grantOf(), { header: { jwk: off } })).toMatchObject(error('invalid_proof'));
});

test('P23 more proofs than the batch allows is invalid_credential_request', async () => {
  const grant = await grantOf();
  const holders = Array.from({ length: 11 }, makeKey);
  expect(await fetchCards(world, grant, holders)).toMatchObject(error('invalid_credential_request'));
  expect((await fetchCards(world, grant, holders.slice(1))).body.credentials).toHaveLength(10);
});

test('P23 one key for two copies is invalid_proof', async () => {
  const holder = makeKey();
  expect(await fetchCards(world, await grantOf(), [holder, holder])).toMatchObject(error('invalid_proof'));
});

test('P24 a token used again gives the same cards to the same keys', async () => {
  const grant = await grantOf();
  const holders = [makeKey(), makeKey()];
  const first = await fetchCards(world, grant, holders);
  const again = await fetchCards(world, grant, holders.toReversed());
  expect(again.status).toBe(200);
  expect(placesIn(again)).toEqual(placesIn(first).toReversed());
  expect(digestsOf(cardsIn(again)[1] ?? '')).toEqual(digestsOf(cardsIn(first)[0] ?? ''));
  expect(again.body.notification_id).toBe(first.body.notification_id);
  expect(placesIn(await fetchCards(world, grant, holders.slice(1)))).toEqual(placesIn(first).slice(1));
});

test('P24 another key gets another copy of the same card, and there are ten of them at the most', async () => {
  const grant = await grantOf();
  const holders = Array.from({ length: 11 }, makeKey);
  const first = await fetchCards(world, grant, holders.slice(0, 3));
  const mixed = await fetchCards(world, grant, holders.slice(2, 10));
  expect(mixed.body.credentials).toHaveLength(8);
  expect(placesIn(mixed)[0]).toEqual(placesIn(first)[2]);
  expect(new Set([...placesIn(first), ...placesIn(mixed)]).size).toBe(10);
  expect(await fetchCards(world, grant, holders.slice(10))).toMatchObject(error('credential_request_denied'));
  expect(await fetchCards(world, grant, holders.slice(9))).toMatchObject(error('credential_request_denied'));
  expect(placesIn(await fetchCards(world, grant, holders.slice(0, 10)))).toHaveLength(10);
});

test('P24 at the same instant no more keys get a copy than there are copies', async () => {
  const grant = await grantOf();
  const four = Array.from({ length: 4 }, makeKey);
  const answers = await Promise.all([1, 2, 3].map(() => fetchCards(world, grant, Array.from(four, makeKey))));
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 200, 400]);
  const places = answers.filter(({ status }) => status === 200).flatMap(placesIn);
  expect(new Set(places).size).toBe(8);
});

test.each([
  ['another method', { method: 'GET' }],
  ['another address', { url: `${ORIGIN}/token` }],
  ['another token', { accessToken: 'another' }],
  ['an old iat', { iat: 1_600_000_000 }],
])('P25 a DPoP proof for %s is 401 invalid_dpop_proof', async (_, change) => {
  const grant = await grantOf();
  const dpop = await makeProof(world, grant.key, '/credential', { accessToken: grant.token, ...change });
  const answer = await postCredential(world, grant, cardRequest(['x']), { DPoP: dpop });
  expect(answer).toMatchObject(error('invalid_dpop_proof', 401));
  expect(answer.headers.get('www-authenticate')).toMatch(/^DPoP error="invalid_dpop_proof"/);
});

test('P25 a proof of another key than the token is bound to is 401, and the token stays usable', async () => {
  const grant = await grantOf();
  const stolen = await fetchCards(world, { ...grant, key: makeKey() }, [makeKey()]);
  expect(stolen).toMatchObject({ status: 401 });
  expect(await fetchCards(world, grant, [makeKey()])).toMatchObject({ status: 200 });
});

test('P25 a proof used twice is 401 invalid_dpop_proof', async () => {
  const grant = await grantOf();
  const DPoP = await makeProof(world, grant.key, '/credential', { accessToken: grant.token });
  const holder = makeKey();
  const ask = async () =>
    postCredential(world, grant, cardRequest([keyProof(world, holder, await getNonce(world))]), { DPoP });
  expect(await ask()).toMatchObject({ status: 200 });
  expect(await ask()).toMatchObject(error('invalid_dpop_proof', 401));
});

test.each([
  ['no card request', () => 'nonsense', 'invalid_credential_request'],
  ['a nonce that is none', (holder: WalletKey) => cardRequest([keyProof(world, holder, 'none')]), 'invalid_nonce'],
  [
    'a type that is none',
    (holder: WalletKey) => cardRequest([keyProof(world, holder, 'x')], 'none'),
    'unknown_credential_configuration',
  ],
])('P25 a proof is spent when it is seen, also where %s comes with it', async (_, body, refused) => {
  const grant = await grantOf();
  const DPoP = await makeProof(world, grant.key, '/credential', { accessToken: grant.token });
  expect(await postCredential(world, grant, body(makeKey()), { DPoP })).toMatchObject(error(refused));
  const right = cardRequest([keyProof(world, makeKey(), await getNonce(world))]);
  expect(await postCredential(world, grant, right, { DPoP })).toMatchObject(error('invalid_dpop_proof', 401));
});

test('P25 a notification with a proof that was used says nothing about a card', async () => {
  const grant = await grantOf();
  const { body } = await fetchCards(world, grant, [makeKey()]);
  const DPoP = await makeProof(world, grant.key, '/notification', { accessToken: grant.token });
  const headers = { 'Content-Type': 'application/json', Authorization: `DPoP ${grant.token}`, DPoP };
  const say = (notification_id: string) =>
    world.issuer.fetch(
      new Request(`${ORIGIN}/notification`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ notification_id, event: 'credential_deleted' }),
      }),
    );
  expect((await say('of another card')).status).toBe(400);
  expect((await say(body.notification_id as string)).status).toBe(401);
});

test('P25 a proof of an offer that is not there is spent as any other', async () => {
  const key = makeKey();
  const DPoP = await makeProof(world, key, '/token');
  const invented = { grant_type: 'refresh_token', refresh_token: 'invented' };
  expect(await postToken(world, key, invented, { DPoP })).toMatchObject(error('invalid_grant'));
  expect(await postToken(world, key, invented, { DPoP })).toMatchObject(error('invalid_dpop_proof'));
});

test('P25 at the token endpoint a missing, wrong or repeated proof is invalid_dpop_proof and costs no try', async () => {
  const codes = await orderCodes(world);
  const key = makeKey();
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:pre-authorized_code',
    'pre-authorized_code': await mintCode(world, codes),
    tx_code: codes.activationCode === '000000' ? '000001' : '000000',
  };
  const DPoP = await makeProof(world, key, '/token');
  expect(await postToken(world, key, form, { DPoP: 'nonsense' })).toMatchObject(error('invalid_dpop_proof'));
  expect(await postToken(world, key, form, { DPoP })).toMatchObject(error('invalid_grant'));
  expect(await postToken(world, key, form, { DPoP })).toMatchObject(error('invalid_dpop_proof'));
  expect(await getReport(world, codes.requestId)).toMatchObject({ attemptsLeft: 4 });
});

test('P26 an expired or invented token is 401 invalid_token', async () => {
  const grant = await grantOf();
  expect(await fetchCards(world, { ...grant, token: 'invented' }, [makeKey()])).toMatchObject(
    error('invalid_token', 401),
  );
  world.clock.advance({ days: 1 });
  const late = await fetchCards(world, grant, [makeKey()]);
  expect(late).toMatchObject(error('invalid_token', 401));
  expect(late.headers.get('www-authenticate')).toContain('error="invalid_token"');
});

test('P26 a bearer token is not enough', async () => {
  const grant = await grantOf();
  const headers = { Authorization: `Bearer ${grant.token}` };
  expect(await postCredential(world, grant, cardRequest(['x']), headers)).toMatchObject(error('invalid_token', 401));
});

test('P27 an unknown type is unknown_credential_configuration, one not offered is denied', async () => {
  const grant = await grantOf();
  const ask = async (type: string) =>
    postCredential(world, grant, cardRequest([keyProof(world, makeKey(), await getNonce(world))], type));
  expect(await ask('driving-licence')).toMatchObject(error('unknown_credential_configuration'));
  expect(await ask('pupil-card-sd-jwt')).toMatchObject(error('credential_request_denied'));
  expect(await fetchCards(world, grant, [makeKey()])).toMatchObject({ status: 200 });
});

test('P27 what drafts would say is ignored, and encryption that is asked for is refused', async () => {
  const grant = await grantOf();
  const jwt = keyProof(world, makeKey(), await getNonce(world));
  const draft = { format: 'vc+sd-jwt', proof: { proof_type: 'jwt', jwt } };
  expect(await postCredential(world, grant, draft)).toMatchObject(error('invalid_credential_request'));
  const encrypted = { ...cardRequest([jwt]), credential_response_encryption: { enc: 'A256GCM' } };
  expect(await postCredential(world, grant, encrypted)).toMatchObject(error('invalid_encryption_parameters'));
  expect(await postCredential(world, grant, { ...draft, ...cardRequest([jwt]) })).toMatchObject({ status: 200 });
});

test.each([
  ['ten megabytes', 413, () => `{"a":"${'x'.repeat(10_000_000)}"}`],
  ['depth 500', 400, () => `${'['.repeat(500)}${']'.repeat(500)}`],
  ['a duplicate key', 400, () => '{"credential_configuration_id":"a","credential_configuration_id":"b"}'],
  ['__proto__', 400, () => '{"__proto__":{"credential_configuration_id":"a"}}'],
  ['no JSON', 400, () => '<xml/>'],
])('P30 a body with %s is answered %i', async (_, status, body) => {
  expect(await postCredential(world, await grantOf(), body())).toMatchObject(
    error('invalid_credential_request', status),
  );
});
