import { createHash, randomBytes } from 'node:crypto';
import { ACCOUNT_QUERY, SHOP } from '@mleg/testing/clients/relying-party';
import type { Tampering } from '@mleg/testing/online-house/obedient-wallet';
import {
  INDEX,
  type OnlineHouse,
  openOnlineHouse,
  PERSON,
  REVOKED,
  SUSPENDED,
} from '@mleg/testing/online-house/online-house';
import { makeHolder } from '@mleg/verifier/testing/foreign-issuer';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let house: OnlineHouse;
beforeAll(async () => {
  house = await openOnlineHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

const STUDENT = { purpose: 'student', ask: { preset: 'student' as const } };
const DISCOUNT = { purpose: 'discount', ask: { preset: 'discount' as const } };

/** A check that is answered, and what the shop is told of it. */
async function resultOf(change: Tampering): Promise<unknown> {
  const { checkId, link } = await house.start(DISCOUNT);
  expect((await house.answer(await house.read(link), change)).status).toBe(200);
  const collected = await house.shop.collect(checkId);
  return typeof collected === 'object' && collected.state === 'answered' ? collected.result : collected;
}

test('an answer as it should be is green, and its result is handed out once', async () => {
  expect(await resultOf({})).toMatchObject({
    verdict: 'green',
    answer: { to: 'discount', cardType: 'student-card', discounts: [{ ticket: 'rail-single', percent: 51 }, {}, {}] },
  });
  const { checkId, link } = await house.start(STUDENT);
  await house.answer(await house.read(link));
  expect(await house.shop.collect(checkId)).toMatchObject({ result: { answer: { to: 'student', holds: true } } });
  expect(await house.shop.collect(checkId)).toEqual({ state: 'collected' });
});

test.each<[string, string, () => Tampering | Promise<Tampering>]>([
  ['V38 another check’s nonce', 'key-binding-wrong-nonce', () => ({ nonce: randomBytes(24).toString('base64url') })],
  ['V38 a proof for another verifier', 'key-binding-wrong-audience', () => ({ audience: 'x509_hash:somebody-else' })],
  ['V38 another holder’s key', 'key-binding-bad-signature', () => ({ holder: makeHolder() })],
  ['V38 no proof of the holder', 'missing-key-binding', () => ({ presentation: house.card })],
  ['V39 a proof made ten minutes ago', 'key-binding-stale', () => ({ iat: house.seconds() - 600 })],
  ['V39 a proof past its own end', 'key-binding-expired', () => ({ times: { exp: house.seconds() - 60 } })],
  [
    'V39 a proof before its own beginning',
    'key-binding-not-yet-valid',
    () => ({ times: { nbf: house.seconds() + 60 } }),
  ],
  [
    'V41 an expired card',
    'expired',
    async () => ({ credential: await house.issuer.card({ ...house.wish, exp: house.seconds() - 60 }) }),
  ],
  [
    'V42 a revoked card',
    'revoked',
    async () => ({ credential: await house.issuer.card({ ...house.wish, idx: REVOKED }) }),
  ],
  [
    'V42 a suspended card',
    'suspended',
    async () => ({ credential: await house.issuer.card({ ...house.wish, idx: SUSPENDED }) }),
  ],
  [
    'V44 an index outside the list',
    'status-out-of-range',
    async () => ({ credential: await house.issuer.card({ ...house.wish, idx: 99_999 }) }),
  ],
  ['less than was asked for', 'missing-claim', () => ({ disclose: ['given_name'] })],
  ['what was not asked for', 'unasked-credential', () => ({ queryId: 'something-else' })],
])('%s: red, %s', async (_name, reason, change) => {
  expect(await resultOf(await change())).toEqual({ verdict: 'red', reason });
});

test('V47 a forged disclosure: red', async () => {
  const { checkId, link } = await house.start(DISCOUNT);
  const request = await house.read(link);
  const [jwt, , ...rest] = (await house.present(request)).split('~');
  const forged = Buffer.from(JSON.stringify([randomBytes(16).toString('base64url'), 'birthdate', '2008-01-01']));
  await house.answer(request, { presentation: [jwt, forged.toString('base64url'), ...rest].join('~') });
  expect(await house.shop.collect(checkId)).toMatchObject({ result: { verdict: 'red' } });
});

test('V38 V39 a recorded answer does nothing, neither to its own check nor to another', async () => {
  const first = await house.start(STUDENT);
  const request = await house.read(first.link);
  const recorded = await house.present(request);
  expect((await house.answer(request, { presentation: recorded })).status).toBe(200);
  expect((await house.answer(request, { presentation: recorded })).status).toBe(400);

  const second = await house.start(STUDENT);
  const other = await house.read(second.link);
  const to = request.client_metadata.jwks.keys[0];
  expect((await house.answer(other, { encryptTo: to })).status).toBe(400);
  expect(await house.shop.collect(second.checkId)).toEqual({ state: 'opened' });
  await house.answer(other, { presentation: recorded });
  expect(await house.shop.collect(second.checkId)).toMatchObject({ result: { reason: 'key-binding-wrong-nonce' } });
});

test('an answer that is not encrypted, not to us or not for this check changes nothing', async () => {
  const { checkId, link } = await house.start(STUDENT);
  const request = await house.read(link);
  const presentation = await house.present(request);
  const plain = { vp_token: JSON.stringify({ 'student-card': [presentation] }), state: request.state };
  const stranger = { ...(await exportJWK((await generateKeyPair('ECDH-ES')).publicKey)), kid: 'stranger' };
  const refused = [
    await house.post(request.response_uri, plain),
    await house.post(request.response_uri, { response: 'noise' }),
    await house.post(request.response_uri, { error: 'access_denied', state: 'guessed' }),
    await house.answer(request, { encryptTo: stranger }),
    await house.answer(request, { state: 'guessed' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
  expect(await house.shop.collect(checkId)).toEqual({ state: 'opened' });
  await house.post(request.response_uri, { error: 'access_denied', state: request.state });
  expect(await house.shop.collect(checkId)).toEqual({ state: 'declined' });
});

test('a refusal ends the check: in the clear or sealed, with the state or without', async () => {
  const refusals = [
    { error: 'access_denied', state: true, sealed: false },
    { error: 'access_denied', state: false, sealed: false },
    { error: 'vp_formats_not_supported', state: true, sealed: true },
    { error: 'access_denied', state: false, sealed: true },
  ];
  for (const { error, state, sealed } of refusals) {
    const { checkId, link } = await house.start(STUDENT);
    const request = await house.read(link);
    const content = { error, ...(state ? { state: request.state } : {}) };
    const guess = { error, state: 'guessed' };
    const say = (told: Record<string, string>) =>
      sealed ? house.answerWith(request, told) : house.post(request.response_uri, told);
    expect((await say(guess)).status).toBe(400);
    expect(await house.shop.collect(checkId)).toEqual({ state: 'opened' });
    const answered = await say(content);
    expect([answered.status, await answered.json()]).toEqual([200, {}]);
    expect(await house.shop.collect(checkId)).toEqual({ state: 'declined' });
  }
});

test('V39 after five minutes there is nothing to answer and nothing to collect', async () => {
  const { checkId, link } = await house.start(STUDENT);
  const request = await house.read(link);
  house.clock.advance({ minutes: 5 });
  expect((await house.answer(request)).status).toBe(400);
  await expect(house.read(link)).rejects.toThrow('404');
  expect(await house.shop.collect(checkId)).toBe(404);
});

test('on one device the result is for the browser that brings the code from the wallet', async () => {
  const { checkId, link } = await house.start({ ...STUDENT, returnTo: `${SHOP}/back` });
  const answered = await house.answer(await house.read(link));
  const { redirect_uri: back } = (await answered.json()) as { redirect_uri: string };
  expect(back).toMatch(/^https:\/\/sklep\.example\/back#response_code=[\w-]{32}$/);
  expect(await house.shop.collect(checkId)).toEqual({ state: 'returning' });
  expect(await house.shop.collect(checkId, 'a'.repeat(32))).toBe(403);
  expect(await house.shop.collect(checkId, back.split('=')[1])).toMatchObject({ state: 'answered' });
  expect(await house.shop.start({ ...STUDENT, returnTo: 'https://phish.example/' })).toBe(422);
});

test('V50 the verifier asks for nothing its relying party has not registered', async () => {
  const ask = { query: { credentials: [ACCOUNT_QUERY] } };
  expect(await house.shop.start({ purpose: 'discount', ask })).toBe(422);
  expect(await house.shop.start({ purpose: 'unheard-of', ask })).toBe(422);
  expect(await house.shop.start({ purpose: 'account', ask })).toMatchObject({ link: expect.any(String) });
});

test('a stranger has no way in without the key', async () => {
  const stranger = new Request('https://kontrola.example/relying-party-api/checks', {
    method: 'POST',
    headers: { Authorization: `Bearer ${randomBytes(32).toString('base64url')}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(STUDENT),
  });
  expect((await house.network.fetch(stranger)).status).toBe(401);
});

test('a thousand checks leave no person and no index on the line, in the log or in the memory of the shop', async () => {
  const before = house.network.exchanges.length;
  const outcomes = new Set<string>();
  const check = async () => {
    const { checkId, link } = await house.start(DISCOUNT);
    await house.answer(await house.read(link));
    outcomes.add(JSON.stringify(await house.shop.collect(checkId)));
  };
  for (let round = 0; round < 20; round += 1) await Promise.all(Array.from({ length: 50 }, check));
  expect(outcomes.size).toBe(1);
  const exchanges = house.network.exchanges.slice(before);
  expect(exchanges).toHaveLength(4_000);
  // Status is looked up in the list that is held: nothing is asked because of anybody's card.
  expect(exchanges.filter(({ origin }) => origin !== 'https://kontrola.example')).toEqual([]);
  const line = exchanges
    .map(({ path, headers, sent, answered }) => [path, headers, sent, answered].join('\n'))
    .join('\n');
  const secrets = [...Object.values(PERSON), `"idx":${INDEX}`, cardDigest()];
  const seen = `${line}\n${house.log.text()}\n${[...outcomes].join()}`;
  expect(secrets.filter((secret) => formsOf(secret).some((form) => seen.includes(form)))).toEqual([]);
});

test('V42 I11 with a list that is too old nothing is green', async () => {
  house.clock.advance({ days: 2 });
  const credential = await house.issuer.card({ ...house.wish, exp: house.seconds() + 60 });
  expect(await resultOf({ credential })).toEqual({ verdict: 'amber', reason: 'no-usable-status-list' });
});

const cardDigest = () => house.card.split('.')[2]?.split('~')[0] ?? '';

const formsOf = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64url').slice(0, -2),
  createHash('sha256').update(secret).digest('base64url'),
];
