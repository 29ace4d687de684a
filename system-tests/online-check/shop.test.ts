import type { Phone } from '@mleg/testing/clients/phone';
import { ACCOUNT_QUERY } from '@mleg/testing/clients/relying-party';
import { startAt } from '@mleg/testing/online-house/online-house';
import { STUDENT } from '@mleg/testing/people/people';
import { orderCodes } from '@mleg/testing/world/activate-card';
import { createWorld, type World } from '@mleg/testing/world/world';
import { type PresentationProposal, readRequest } from '@mleg/wallet-core/presentation/read-request';
import { declinePresentation, sendPresentation } from '@mleg/wallet-core/presentation/send-presentation';
import { waysToAnswer } from '@mleg/wallet-core/presentation/ways-to-answer';
import type { Card } from '@mleg/wallet-core/records/card';
import { listShowings } from '@mleg/wallet-core/showing/showings';
import { AuthorityKeyIdentifierExtension, X509Certificate } from '@peculiar/x509';
import { afterAll, beforeAll, expect, test } from 'vitest';

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

test('a verifier that takes cards of one authority gets those and no others', async () => {
  const [card] = await phone.wallet.deps.vault.list('card');
  const header = Buffer.from(card?.copies[0]?.credential.split('.')[0] ?? '', 'base64url');
  const { x5c } = JSON.parse(header.toString()) as { x5c: [string] };
  const keyId = new X509Certificate(x5c[0]).getExtension(AuthorityKeyIdentifierExtension)?.keyId ?? '';
  const waysFor = (...authorities: unknown[]) =>
    waysToAnswer({ credentials: [{ ...ACCOUNT_QUERY, trusted_authorities: authorities }] }, [card as Card]);
  const own = { type: 'aki', values: [Buffer.from(keyId, 'hex').toString('base64url')] };
  const other = { type: 'aki', values: ['c29tZWJvZHkgZWxzZQ'] };
  const unheard = { type: 'of-tomorrow', values: ['anybody'] };
  const list = { type: 'etsi_tl', values: ['https://lists.example/tl'] };
  expect(waysFor(own)).toHaveLength(1);
  expect(waysFor(unheard, list, other, own)).toHaveLength(1);
  for (const none of [other, unheard, list]) expect(waysFor(none)).toEqual([]);
  for (const malformed of [{ type: 'aki' }, 'aki']) expect(waysFor(own, malformed)).toBeUndefined();
});
