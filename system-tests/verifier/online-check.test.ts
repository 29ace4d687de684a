import type { StartedOnlineCheck, StartOnlineCheck } from '@mleg/verifier-contract/online-check';
import { type PresentationProposal, readRequest } from '@mleg/wallet-core/presentation/read-request';
import { declinePresentation, sendPresentation } from '@mleg/wallet-core/presentation/send-presentation';
import { listShowings } from '@mleg/wallet-core/showing/showings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SECRETS } from '../world/a-student.ts';
import { orderCodes } from '../world/activate-card.ts';
import { STUDENT } from '../world/people.ts';
import type { Phone } from '../world/phone.ts';
import { SHOP } from '../world/relying-party.ts';
import { createWorld, type World } from '../world.ts';

let world: World;
let phone: Phone;

beforeAll(async () => {
  world = await createWorld({ shop: true });
  const { codes } = await orderCodes(world, STUDENT);
  phone = world.phone();
  await phone.activate(codes.offerUri, codes.activationCode);
});
afterAll(() => world[Symbol.asyncDispose]());

const start = async (wish: StartOnlineCheck): Promise<StartedOnlineCheck> => {
  const started = await world.shop().start(wish);
  if (typeof started === 'number') throw new Error(`the check was not begun: ${started}`);
  return started;
};
const read = async (link: string): Promise<PresentationProposal> => {
  const proposal = await readRequest(phone.wallet.deps, link);
  if ('refused' in proposal) throw new Error(proposal.refused);
  return proposal;
};
const send = async (link: string) => {
  const proposal = await read(link);
  const [way] = proposal.ways;
  if (!way) throw new Error('no way to answer');
  return sendPresentation(phone.wallet.deps, proposal, way);
};

test('a shop learns the discount and nothing about who has it; the holder saw who asks, what for and which data', async () => {
  const { checkId, link } = await start({ purpose: 'discount', ask: { preset: 'discount' } });
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
