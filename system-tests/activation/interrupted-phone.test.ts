import type { Codes } from '@mleg/testing/clients/portal';
import { STUDENT } from '@mleg/testing/people/people';
import { createWorld, type World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

test.each(['/offers', '/token', '/nonce', '/credential', '/notification'])(
  'I12 the answer of %s gets lost, and the same phone has one card in the end',
  async (path) => {
    const { portal, codes } = await newCodes();
    const cardsBefore = await issuedCards();
    const { wallet } = world.phone();
    const activation = await wallet.start(codes.offerUri);
    if ('refused' in activation) throw new Error(activation.refused);
    world.network.loseAnswer(path);
    const interrupted = await wallet.finish(activation.id, codes.activationCode);
    if (path !== '/notification') expect(interrupted).toEqual({ refused: 'offline' });
    expect(await wallet.finish(activation.id, codes.activationCode)).toHaveProperty('card');
    expect(await wallet.deps.vault.list('card')).toHaveLength(1);
    await portal.waitUntil('activated');
    expect(await issuedCards()).toBe(cardsBefore + 1);
  },
);

test('I12 T3 a second phone cannot step in where the first one lost its answer', async () => {
  const { codes } = await newCodes();
  const first = world.phone().wallet;
  const second = world.phone().wallet;
  const [mine, others] = [await first.start(codes.offerUri), await second.start(codes.offerUri)];
  if ('refused' in mine || 'refused' in others) throw new Error('the offer was not readable');
  world.network.loseAnswer('/token');
  await first.finish(mine.id, codes.activationCode);
  expect(await second.finish(others.id, codes.activationCode)).toEqual({ refused: 'dead-code' });
  expect(await first.finish(mine.id, codes.activationCode)).toHaveProperty('card');
});

/** Those of a new order, whatever the student had before. */
async function newCodes() {
  const portal = await world.signIn(STUDENT);
  await portal.orderNewCode();
  await portal.waitUntil('ready');
  const codes: Codes = await portal.codes();
  return { portal, codes };
}

async function issuedCards(): Promise<number> {
  const offers = await world.databases.issuer.selectFrom('credentials').select('offer_id').distinct().execute();
  return offers.length;
}
