import { listOpenActivations } from '@mleg/wallet-core/activation/list-activations';
import { createSoftwareWallet, type SoftwareWallet } from '@mleg/wallet-core/software-wallet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getReport, orderCodes } from '../issuer/institution-client.ts';
import { type IssuerWorld, ORIGIN, openIssuerWorld } from '../issuer/issuer-world.ts';

let world: IssuerWorld;
/** The path whose next answer gets lost on the way to the phone. */
let losing: string | undefined;
let wallet: SoftwareWallet;

beforeAll(async () => {
  world = await openIssuerWorld();
});
afterAll(() => world.end());

const openSoftwareWallet = () =>
  createSoftwareWallet({
    fetch: async (request) => {
      const response = await world.issuer.fetch(request);
      if (losing === undefined || !new URL(request.url).pathname.startsWith(losing)) return response;
      losing = undefined;
      throw new TypeError('the connection broke');
    },
    trustedIssuers: [ORIGIN],
    now: () => world.clock.now(),
  });

async function startWith(code: string) {
  wallet = openSoftwareWallet();
  const activation = await wallet.start(code);
  if ('refused' in activation) throw new Error(activation.refused);
  return activation;
}

test('the QR picture and the typed code lead to the same card in three copies', async () => {
  const codes = await orderCodes(world);
  const activation = await startWith(codes.manualCode.toLowerCase());
  expect(activation.proposal).toMatchObject({ cardType: 'student-card', activationCode: { numeric: true, length: 6 } });
  const result = await wallet.finish(activation.id, codes.activationCode);
  expect(result).toMatchObject({ card: { cardType: 'student-card', claims: { given_name: 'Żaneta' } } });
  expect('card' in result && result.card.copies.length).toBe(3);
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'activated' });
});

test.each(['/offers/', '/token', '/nonce', '/credential', '/notification'])(
  'I12 no answer lost of %s costs the person the card',
  async (path) => {
    const codes = await orderCodes(world);
    const activation = await startWith(codes.offerUri);
    losing = path;
    await wallet.finish(activation.id, codes.activationCode);
    const resumed = await wallet.finish(activation.id, codes.activationCode);
    expect(resumed).toHaveProperty('card');
    expect(await listOpenActivations(wallet.deps)).toEqual([]);
    expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'activated' });
  },
);

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
  world.clock.advance(60_000);
  await world.issuer.workOff();
  expect(await wallet.checkStatus(result.card.id)).toMatchObject({ status: 'revoked' });
  losing = '/status';
  expect(await wallet.checkStatus(result.card.id)).toEqual({ refused: 'offline' });
  expect(await wallet.deps.vault.read('card', result.card.id)).toMatchObject({ lastCheck: { status: 'revoked' } });
});
