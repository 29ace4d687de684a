import { openOutgoing } from '@mleg/platform/http/outgoing';
import type { Fetch } from '@mleg/platform/http/party';
import { openLog } from '@mleg/platform/log/log';
import { expect, test } from 'vitest';
import { createWallet } from './create-wallet.ts';
import { walletLimits } from './limits.ts';

const ORIGIN = 'https://portfel.example';
const ISSUER = 'https://issuer.example';
const VERIFIER = 'https://sklep.example/openid4vp';
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (typ: string) => `${part({ typ, alg: 'ES256' })}.${part({ client_id: 'x' })}.${'A'.repeat(86)}`;
const REQUEST = signed('oauth-authz-req+jwt');
const SEALED = `${part({ alg: 'ECDH-ES', enc: 'A256GCM' })}..aXY.Y2lwaGVy.dGFn`;

/** A relay, and all that has gone out of it. */
async function openRelay(answer: (request: Request) => Response | Promise<Response>, { relay = true } = {}) {
  const sent: { url: string; method: string; body: string; headers: string[] }[] = [];
  const fetch: Fetch = async (request) => {
    const { url, method, headers } = request;
    sent.push({ url, method, body: await request.text(), headers: [...headers.keys()] });
    return answer(request);
  };
  return { sent, post: await poster(fetch, relay) };
}

async function poster(fetch: Fetch, relay = true) {
  const settings = { origin: ORIGIN, trustedIssuers: [ISSUER], defaultIssuer: ISSUER, relay };
  const clock = { now: () => new Date(0) };
  const wallet = await createWallet(settings, { log: openLog('silent'), clock, fetch });
  return async (path: string, wish: object, headers: Record<string, string> = {}) => {
    const init = { method: 'POST', body: JSON.stringify(wish), headers };
    const response = await wallet.fetch(new Request(`${ORIGIN}/relay/${path}`, init));
    const text = await response.text();
    return [response.status, text.startsWith('{') ? JSON.parse(text) : text] as unknown;
  };
}

test('brings a signed request, with the nonce of a wallet or without, and says nothing of the phone', async () => {
  const { sent, post } = await openRelay(() => new Response(`${REQUEST}\n`));
  const expected = [200, { status: 200, request: REQUEST }];
  const headers = { cookie: 'a=b', 'x-forwarded-for': '192.0.2.7', referer: `${ORIGIN}/#/show` };
  expect(await post('requests', { address: VERIFIER }, headers)).toEqual(expected);
  expect(await post('requests', { address: VERIFIER, walletNonce: 'n-1' })).toEqual(expected);
  expect(sent).toMatchObject([
    { url: VERIFIER, method: 'GET', headers: ['accept'] },
    { url: VERIFIER, method: 'POST', body: 'wallet_nonce=n-1' },
  ]);
});

test('takes a sealed answer or an error there, and brings back where to go on', async () => {
  const { sent, post } = await openRelay(() => Response.json({ redirect_uri: 'https://sklep.example/#x', more: 1 }));
  expect(await post('answers', { address: VERIFIER, answer: { response: SEALED } })).toEqual([
    200,
    { status: 200, redirectUri: 'https://sklep.example/#x' },
  ]);
  await post('answers', { address: VERIFIER, answer: { error: 'access_denied', state: 's' } });
  await post('answers', { address: VERIFIER, answer: { error: 'access_denied' } });
  expect(sent.map(({ body }) => body)).toEqual([
    new URLSearchParams({ response: SEALED }).toString(),
    'error=access_denied&state=s',
    'error=access_denied',
  ]);
});

test('where to go on is an address or nothing', async () => {
  const { post } = await openRelay(() => Response.json({ redirect_uri: { javascript: 'x' } }));
  expect(await post('answers', { address: VERIFIER, answer: { response: SEALED } })).toEqual([200, { status: 200 }]);
});

test('W38 a body larger than any answer is not read', async () => {
  const { sent, post } = await openRelay(() => new Response(REQUEST));
  const answer = { response: `${SEALED}${'A'.repeat(700_000)}` };
  expect(await post('answers', { address: VERIFIER, answer })).toMatchObject([413, expect.anything()]);
  expect(sent).toEqual([]);
});

test('of a refusal only the status comes back', async () => {
  const { post } = await openRelay(() => new Response('a secret', { status: 404 }));
  expect(await post('requests', { address: VERIFIER })).toEqual([200, { status: 404 }]);
  expect(await post('answers', { address: VERIFIER, answer: { response: SEALED } })).toEqual([200, { status: 404 }]);
});

test.each([
  ['a page', '<!doctype html>'],
  ['another signed thing', signed('statuslist+jwt')],
  ['more than a request', `${REQUEST}${'A'.repeat(300_000)}`],
])('W38 %s does not come back as a request', async (_what, body) => {
  const { post } = await openRelay(() => new Response(body));
  expect(await post('requests', { address: VERIFIER })).toEqual([424, { error: 'not_reached' }]);
});

test.each<[string, string, object]>([
  ['requests', 'no TLS', { address: 'http://sklep.example/' }],
  ['requests', 'no address', { address: 'sklep' }],
  ['requests', 'another port', { address: 'https://sklep.example:8443/' }],
  ['requests', 'credentials', { address: 'https://a:b@sklep.example/' }],
  ['requests', 'a member of its own', { address: VERIFIER, headers: {} }],
  ['requests', 'a nonce with more in it', { address: VERIFIER, walletNonce: 'a&b=c' }],
  ['answers', 'an open answer', { address: VERIFIER, answer: { vp_token: '{}' } }],
  ['answers', 'an answer that is only signed', { address: VERIFIER, answer: { response: REQUEST } }],
  ['answers', 'an answer and an error', { address: VERIFIER, answer: { response: SEALED, error: 'access_denied' } }],
  ['answers', 'a description', { address: VERIFIER, answer: { error: 'x', error_description: 'Jan Kowalski' } }],
])('W38 %s with %s are not sent', async (path, _what, wish) => {
  const { sent, post } = await openRelay(() => new Response(REQUEST));
  expect(await post(path, wish)).toMatchObject([400, { error: 'invalid_request' }]);
  expect(sent).toEqual([]);
});

test('W38 a page of another site relays nothing', async () => {
  const { sent, post } = await openRelay(() => new Response(REQUEST));
  expect(await post('requests', { address: VERIFIER }, { origin: 'https://obcy.example' })).toMatchObject([403, {}]);
  expect(sent).toEqual([]);
});

test.each(['10.0.0.7', '127.0.0.1', '169.254.169.254', '::1', 'fd00::1'])(
  'W38 a name that leads to %s is not reached, and nobody learns why',
  async (address) => {
    const family = address.includes(':') ? 6 : 4;
    const outgoing = openOutgoing({ privateNetworks: [], resolve: async () => [{ address, family }] });
    const post = await poster(outgoing.fetch);
    const literal = `https://${family === 6 ? `[${address}]` : address}/`;
    for (const wish of [{ address: VERIFIER }, { address: literal }])
      expect(await post('requests', wish)).toEqual([424, { error: 'not_reached' }]);
    await outgoing.stop();
  },
);

test('one address gets so much and no more', async () => {
  const { post } = await openRelay(() => new Response(REQUEST));
  const { most } = walletLimits.relayed;
  const answers: unknown[] = [];
  for (let at = 0; at <= most; at += 1) answers.push(await post('requests', { address: VERIFIER }));
  expect(answers.slice(0, most).every((answer) => (answer as [number])[0] === 200)).toBe(true);
  expect(answers.at(-1)).toEqual([429, { error: 'too_many_requests' }]);
});

test('it is not there unless it was switched on', async () => {
  const { sent, post } = await openRelay(() => new Response(REQUEST), { relay: false });
  expect(await post('requests', { address: VERIFIER })).toMatchObject([404, expect.anything()]);
  expect(sent).toEqual([]);
});
