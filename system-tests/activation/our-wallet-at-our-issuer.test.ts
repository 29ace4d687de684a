import { getReport, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, ORIGIN, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { listOpenActivations } from '@mleg/wallet-core/activation/list-activations';
import { createHeadlessWallet, type HeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
/** The path whose next answer gets lost on the way to the phone, after so many that do not. */
let losing: { path: string; after: number } | undefined;
/** Puts something else in the place of an answer. */
let forge: ((path: string, response: Response) => Promise<Response>) | undefined;
let wallet: HeadlessWallet;

beforeAll(async () => {
  world = await openLoneIssuer();
});
afterAll(() => world.end());

const openHeadlessWallet = () =>
  createHeadlessWallet({
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const answer = await world.issuer.fetch(request);
      const response = forge === undefined ? answer : await forge(pathname, answer);
      if (losing === undefined || !pathname.startsWith(losing.path) || losing.after-- > 0) return response;
      losing = undefined;
      throw new TypeError('the connection broke');
    },
    trustedIssuers: [ORIGIN],
    now: () => world.clock.now(),
  });

interface Metadata {
  credential_configurations_supported: object;
  compact_card_configurations_uri?: string;
}

async function startWith(code: string) {
  wallet = openHeadlessWallet();
  const activation = await wallet.start(code);
  if ('refused' in activation) throw new Error(activation.refused);
  return activation;
}

test('the QR picture and the typed code lead to the same card in three copies and one that fits into a code', async () => {
  const codes = await orderCodes(world);
  const activation = await startWith(codes.manualCode.toLowerCase());
  expect(activation.proposal).toMatchObject({ cardType: 'student-card', activationCode: { numeric: true, length: 6 } });
  const result = await wallet.finish(activation.id, codes.activationCode);
  expect(result).toMatchObject({ card: { cardType: 'student-card', claims: { given_name: 'Żaneta' } } });
  if (!('card' in result)) throw new Error(result.refused);
  expect(result.card.copies).toHaveLength(3);
  expect(result.card.compact).toBeDefined();
  const keys = [...result.card.copies, result.card.compact].map((copy) => copy?.keyId);
  const places = [...result.card.copies, result.card.compact].map((copy) => copy?.status?.idx);
  expect([new Set(keys).size, new Set(places).size]).toEqual([4, 4]);
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'activated' });
});

test.each([
  ['/offers/', 0],
  ['/token', 0],
  ['/nonce', 0],
  ['/credential', 0],
  ['/nonce', 1],
  ['/credential', 1],
  ['/notification', 0],
])('I12 no answer lost of %s, after %i that came, costs the person the card', async (path, after) => {
  const codes = await orderCodes(world);
  const activation = await startWith(codes.offerUri);
  losing = { path, after };
  await wallet.finish(activation.id, codes.activationCode);
  const resumed = await wallet.finish(activation.id, codes.activationCode);
  expect(resumed).toHaveProperty('card.compact');
  expect(await listOpenActivations(wallet.deps)).toEqual([]);
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'activated' });
});

test('a lost answer about compact cards is asked for again before anything is used up', async () => {
  const codes = await orderCodes(world);
  wallet = openHeadlessWallet();
  losing = { path: '/compact-card-configurations', after: 0 };
  expect(await wallet.start(codes.offerUri)).toEqual({ refused: 'offline' });
  const activation = await startWith(codes.offerUri);
  expect(await wallet.finish(activation.id, codes.activationCode)).toHaveProperty('card.compact');
});

test.each<[string, (response: Response) => Response]>([
  ['what it does not know', () => Response.json({ cards: [] })],
  ['no JSON', () => new Response('<h1>Bad gateway</h1>')],
  ['nothing', () => new Response(null, { status: 404 })],
])('a card is whole without a compact one where the link leads to %s', async (_, answer) => {
  forge = async (path, response) => (path === '/compact-card-configurations' ? answer(response) : response);
  const codes = await orderCodes(world);
  const activation = await startWith(codes.offerUri);
  const result = await wallet.finish(activation.id, codes.activationCode);
  forge = undefined;
  expect(result).toHaveProperty('card.copies.length', 3);
  expect(result).not.toHaveProperty('card.compact');
});

test('an issuer of before has its compact cards among the others', async () => {
  const linked = await (await world.issuer.fetch(new Request(`${ORIGIN}/compact-card-configurations`))).json();
  forge = async (path, response) => {
    if (path !== '/.well-known/openid-credential-issuer') return response;
    const { compact_card_configurations_uri: _, ...metadata } = (await response.json()) as Metadata;
    const own = metadata.credential_configurations_supported;
    const both = { ...own, ...(linked as Metadata).credential_configurations_supported };
    return Response.json({ ...metadata, credential_configurations_supported: both });
  };
  const codes = await orderCodes(world);
  const activation = await startWith(codes.offerUri);
  const result = await wallet.finish(activation.id, codes.activationCode);
  forge = undefined;
  expect(result).toHaveProperty('card.compact');
});

test('counts wrong codes as the issuer does, and knows the dead code by its address', async () => {
  const codes = await orderCodes(world);
  const wrong = codes.activationCode === '000000' ? '000001' : '000000';
  const activation = await startWith(codes.offerUri);
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await wallet.finish(activation.id, wrong)).toEqual({ refused: 'wrong-code', triesLeft });
    expect(await getReport(world, codes.requestId)).toMatchObject({ attemptsLeft: triesLeft });
  }
  expect(await wallet.finish(activation.id, wrong)).toEqual({ refused: 'dead-code' });
  expect(await wallet.finish(activation.id, codes.activationCode)).toEqual({ refused: 'dead-code' });
});

test('a new order revokes the card, and the old phone finds out', async () => {
  const codes = await orderCodes(world);
  const activation = await startWith(codes.offerUri);
  const result = await wallet.finish(activation.id, codes.activationCode);
  if (!('card' in result)) throw new Error(result.refused);
  expect(await wallet.checkStatus(result.card.id)).toMatchObject({ status: 'valid' });
  await orderCodes(world, { cardId: codes.cardId });
  world.clock.advance({ minutes: 1 });
  await world.issuer.sweep();
  expect(await wallet.checkStatus(result.card.id)).toMatchObject({ status: 'revoked' });
  losing = { path: '/status', after: 0 };
  expect(await wallet.checkStatus(result.card.id)).toEqual({ refused: 'offline' });
  expect(await wallet.deps.vault.read('card', result.card.id)).toMatchObject({ lastCheck: { status: 'revoked' } });
});

test.each([
  ['another portrait than the card vouches for', (card: Compact) => ({ ...card, portrait: 'UklGRg' })],
  [
    'a signature that is not the issuer’s',
    ({ cwt, ...card }: Compact) => ({ ...card, cwt: `${cwt.slice(0, -8)}AAAAAAAA` }),
  ],
  ['noise', () => ({ cwt: 'AAAA', portrait: '' })],
])('a compact card with %s is left out, and its key with it', async (_, change) => {
  forge = async (path, response) => {
    if (path !== '/credential') return response;
    const body = (await response.json()) as { credentials: { credential: unknown }[] };
    const credentials = body.credentials.map(({ credential }) =>
      typeof credential === 'string' ? { credential } : { credential: change(credential as Compact) },
    );
    return Response.json({ ...body, credentials });
  };
  const codes = await orderCodes(world);
  const activation = await startWith(codes.offerUri);
  const result = await wallet.finish(activation.id, codes.activationCode);
  forge = undefined;
  expect(result).toHaveProperty('card');
  expect(result).not.toHaveProperty('card.compact');
});

interface Compact {
  cwt: string;
  portrait: string;
}
