import type { ForeignCard } from '@mleg/testing/foreign/present-card';
import { STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { activateCard } from '@mleg/testing/world/activate-card';
import { createWorld, type World } from '@mleg/testing/world/world';
import { OP } from '@sphereon/did-auth-siop';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSiopWallet, type SiopWallet } from './siop-wallet.ts';
import { openVerifierOnAPort, type VerifierOnAPort } from './verifier-on-a-port.ts';

let world: World;
let verifier: VerifierOnAPort;
let card: ForeignCard;
let wallet: SiopWallet;

const walletThatTrusts = (rootCertificate: string) =>
  createSiopWallet({ now: () => world.clock.now(), rootCertificate });

beforeAll(async () => {
  world = await createWorld();
  verifier = await openVerifierOnAPort(world);
  const { phone, card: held } = await activateCard(world, STUDENT);
  const [copy] = held.copies;
  if (copy === undefined) throw new Error('a card without a copy');
  card = {
    credential: copy.credential,
    vct: held.vct,
    claims: held.claims as Record<string, string>,
    sign: (data) => phone.wallet.deps.keys.sign(copy.keyId, data),
  };
  wallet = walletThatTrusts(verifier.shop.registrar.rootCertificate);
});
afterAll(async () => {
  await verifier[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

async function start(preset: 'student' | 'discount' | 'institution', wish: { returnTo?: string } = {}) {
  const started = await verifier.shop.start({ purpose: preset, ask: { preset }, ...wish });
  if (typeof started === 'number') throw new Error(`not begun: ${started}`);
  return started;
}

test.each([
  ['student', { to: 'student', holds: true }],
  ['discount', { to: 'discount', cardType: 'student-card' }],
  ['institution', { to: 'institution', cardType: 'student-card' }],
] as const)('answers what the preset %s asks, and is green', async (preset, answer) => {
  const { checkId, link } = await start(preset);
  expect((await wallet.answer(await wallet.read(link), card)).status).toBe(200);
  expect(await verifier.shop.collect(checkId)).toMatchObject({
    state: 'answered',
    result: { verdict: 'green', answer },
  });
});

test('on one device is told where the shop wants its holder back', async () => {
  const { link } = await start('student', { returnTo: 'https://sklep.example/back' });
  const answered = await wallet.answer(await wallet.read(link), card);
  expect(await answered.json()).toEqual({
    redirect_uri: expect.stringMatching(/^https:\/\/sklep\.example\/back#response_code=/),
  });
});

test('fetches by GET where a link says POST too, and takes a request that its wallet has fetched by POST', async () => {
  const { checkId, link } = await start('student');
  verifier.asked.length = 0;
  await wallet.read(`${link}&request_uri_method=post`);
  expect(verifier.asked).toEqual(['GET /openid4vp/requests']);

  const body = new URLSearchParams({ wallet_nonce: 'of-this-wallet' });
  const fetched = await fetch(new URL(link).searchParams.get('request_uri') ?? '', { method: 'POST', body });
  const request = await wallet.read(await fetched.text());
  expect(request.payload).toMatchObject({ wallet_nonce: 'of-this-wallet' });
  expect((await wallet.answer(request, card)).status).toBe(200);
  expect(await verifier.shop.collect(checkId)).toMatchObject({ result: { verdict: 'green' } });
});

test('takes no request of somebody whom its register does not know', async () => {
  const { link } = await start('student');
  const elsewhere = await world.network.fetch(new Request(`${ORIGINS.issuer}/certificates/root.pem`));
  await expect(walletThatTrusts(await elsewhere.text()).read(link)).rejects.toThrow(
    'Error verifying the DID Auth Token signature',
  );
});

test('makes no answer that has less than was asked for', async () => {
  const { checkId, link } = await start('discount');
  const request = await wallet.read(link);
  const [withoutClaims] = card.credential.split('~');
  await expect(wallet.create(request, { 'student-card': [`${withoutClaims}~`] })).rejects.toThrow(
    'Invalid Presentation record',
  );
  expect(await verifier.shop.collect(checkId)).toEqual({ state: 'opened' });
});

test('hands a refused answer to its wallet as it came, and throws where a check is over', async () => {
  const { link } = await start('student');
  const request = await wallet.read(link);
  await wallet.answer(request, card);
  const again = await wallet.answer(request, card);
  expect([again.status, await again.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_request' })]);
  // The library prints what it throws.
  using _ = vi.spyOn(console, 'log').mockReturnValue();
  await expect(wallet.read(link)).rejects.toThrow('404');
});

test('finds the key to encrypt to, but looks for the algorithms by the names of the drafts', async () => {
  const { payload } = await wallet.read((await start('student')).link);
  const { client_metadata } = payload as { client_metadata: { jwks: { keys: object[] } } };
  expect(await OP.extractEncJwksFromClientMetadata(client_metadata as never)).toEqual(client_metadata.jwks.keys[0]);
  expect(() => OP.validateJarmMetadata({ client_metadata: client_metadata as never, server_metadata: {} })).toThrow(
    'Invalid jarm client_metadata combination',
  );
});

test('cannot say no: it sends no error response, and the check waits until its time is over', async () => {
  const { checkId, link } = await start('student');
  await expect(wallet.decline(await wallet.read(link))).rejects.toThrow(TypeError);
  expect(await verifier.shop.collect(checkId)).toEqual({ state: 'opened' });
  world.clock.advance({ minutes: 6 });
  expect(await verifier.shop.collect(checkId)).toBe(404);
});
