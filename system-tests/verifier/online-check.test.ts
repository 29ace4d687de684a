import { type PresentationProposal, readRequest } from '@mleg/wallet-core/presentation/read-request';
import { declinePresentation, sendPresentation } from '@mleg/wallet-core/presentation/send-presentation';
import { listShowings } from '@mleg/wallet-core/showing/showings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderCodes } from '../world/activate-card.ts';
import { STUDENT } from '../world/people.ts';
import type { Phone } from '../world/phone.ts';
import { createWorld, type World } from '../world.ts';
import { startAt } from './online-house.ts';

let world: World;
let phone: Phone;

beforeAll(async () => {
  world = await createWorld({ shop: true });
  const { codes } = await orderCodes(world, STUDENT);
  phone = world.phone();
  await phone.activate(codes.offerUri, codes.activationCode);
});
afterAll(() => world[Symbol.asyncDispose]());

const read = async (link: string): Promise<PresentationProposal> => {
  const proposal = await readRequest(phone.wallet.deps, link);
  if ('refused' in proposal) throw new Error(proposal.refused);
  return proposal;
};
test('a shop learns the discount and nothing about who has it; the holder saw who asks, what for and which data', async () => {
  const { checkId, link } = await startAt(world.shop(), { purpose: 'discount', ask: { preset: 'discount' } });
  expect(await world.shop().collect(checkId)).toEqual({ state: 'waiting' });
  const proposal = await read(link);
  expect(await world.shop().collect(checkId)).toEqual({ state: 'opened' });
  expect(proposal).toMatchObject({
    viewer: { name: 'Sklep „Bilet ulgowy” (demonstracja)', verified: true, host: 'kontrola.example' },
    purpose: [{ text: 'Sprawdzenie prawa do ulgi ustawowej na przejazd' }, { locale: 'en' }],
    ways: [[{ paths: [['birthdate']] }]],
  });
  const [way = []] = proposal.ways;
  expect(await sendPresentation(phone.wallet.deps, proposal, way)).toEqual({ sent: true });
  const collected = await world.shop().collect(checkId);
  expect(collected).toMatchObject({
    state: 'answered',
    result: { verdict: 'green', answer: { to: 'discount', cardType: 'student-card' } },
  });
  expect(JSON.stringify(collected)).not.toContain('2004');
  expect(await world.shop().collect(checkId)).toEqual({ state: 'collected' });
  const [latest] = await listShowings(phone.wallet.deps);
  expect(latest).toMatchObject({ how: 'online', outcome: 'shown', cards: [{ claims: ['birthdate'] }] });
});

test('a wallet that asks by POST gets its own nonce back, and a declined check says so', async () => {
  const { checkId, link } = await startAt(world.shop(), { purpose: 'student', ask: { preset: 'student' } });
  const proposal = await read(`${link}&request_uri_method=post`);
  const sent = world.network.exchanges.find(({ path, method }) => method === 'POST' && path.includes('/requests/'));
  const walletNonce = new URLSearchParams(sent?.sent).get('wallet_nonce');
  expect(walletNonce).toMatch(/^[\w-]{22}$/);
  expect(proposal.request.payload).toMatchObject({ wallet_nonce: walletNonce });
  world.clock.advance({ seconds: 1 });
  await declinePresentation(phone.wallet.deps, proposal);
  expect(await world.shop().collect(checkId)).toEqual({ state: 'declined' });
  const [latest] = await listShowings(phone.wallet.deps);
  expect(latest).toMatchObject({ outcome: 'declined', cards: [] });
});
