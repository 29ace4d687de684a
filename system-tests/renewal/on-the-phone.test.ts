import { callApi, getReport, orderCodes, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, ORIGIN, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { listOpenActivations, listUnattendedActivations } from '@mleg/wallet-core/activation/list-activations';
import { removeCard } from '@mleg/wallet-core/card/remove-card';
import { createHeadlessWallet, type HeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import type { Card } from '@mleg/wallet-core/records/card';
import { renewCard } from '@mleg/wallet-core/renewal/renew-card';
import { createMemoryVault } from '@mleg/wallet-core/vault/memory-vault';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
let asked: string[];
let losing: { path: string; after: number } | undefined;
/** Puts something else in the place of the next card. */
let forged: string | undefined;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterAll(() => world.end());

async function fetchFromIssuer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  asked.push(pathname);
  const response = await world.issuer.fetch(request);
  if (forged !== undefined && pathname === '/credential') {
    return Response.json({ credentials: [{ credential: forged }], notification_id: 'n' });
  }
  if (losing === undefined || pathname !== losing.path || losing.after-- > 0) return response;
  losing = undefined;
  throw new TypeError('the connection broke');
}

/** A phone with a card, a day after it came; and how to state something new about the card. */
async function phoneWithCard() {
  asked = [];
  const wallet = createHeadlessWallet({
    fetch: fetchFromIssuer,
    trustedIssuers: [ORIGIN],
    now: () => world.clock.now(),
  });
  const codes = await orderCodes(world);
  const result = await wallet.redeem(codes.offerUri, codes.activationCode);
  if (!('card' in result)) throw new Error(result.refused);
  world.clock.advance({ days: 1 });
  // What is known of the issuer is asked for again every few minutes; that is not counted.
  await wallet.deps.issuers.load(ORIGIN);
  asked = [];
  const state = async (claims: object) => {
    const { subject } = studentRequest({ holder: claims });
    const response = await callApi(world, world.university, 'PUT', `/cards/${codes.cardId}/update`, { subject });
    expect(response.status).toBe(200);
  };
  return { wallet, card: result.card, codes, state };
}

const cardOf = (wallet: HeadlessWallet, { id }: Card) => wallet.deps.vault.read('card', id);
const keysOf = (card: Card | undefined) => [...(card?.copies ?? []), card?.compact].map((copy) => copy?.keyId ?? '');

test('asks once a day, and nothing new costs one request', async () => {
  const { wallet, card } = await phoneWithCard();
  expect(await wallet.renew(card.id)).toEqual({ unchanged: true });
  expect(asked).toEqual(['/token']);
  expect(await wallet.renew(card.id)).toEqual({ refused: 'not-due' });
  expect(asked).toEqual(['/token']);
  expect(await cardOf(wallet, card)).toEqual(card);
});

test('fetches what is new by itself, with new keys; the old ones go, and the institution hears of it', async () => {
  const { wallet, card, codes, state } = await phoneWithCard();
  await state({ date_of_expiry: '2027-10-31', given_name: 'Łucja' });
  expect(await wallet.renew(card.id)).toMatchObject({ renewed: { claims: { date_of_expiry: '2027-10-31' } } });
  const after = await cardOf(wallet, card);
  expect(after).toMatchObject({ id: card.id, addedAt: card.addedAt, claims: { given_name: 'Łucja' } });
  expect(after?.renewedAt).toBe(world.clock.now().toISOString());
  expect(keysOf(after).filter((key) => keysOf(card).includes(key))).toEqual([]);
  for (const key of keysOf(card))
    await expect(wallet.deps.keys.sign(key, new Uint8Array())).rejects.toThrow('no such key');
  await world.issuer.sweep();
  expect(await getReport(world, codes.requestId)).toMatchObject({ renewedAt: after?.renewedAt });
  expect(await wallet.checkStatus(card.id)).toMatchObject({ status: 'valid' });
});

test.each([
  ['/token', 0],
  ['/nonce', 0],
  ['/credential', 0],
  ['/credential', 1],
  ['/notification', 0],
])('I12 a lost answer of %s, after %i that came, costs neither the card nor the renewal', async (path, after) => {
  const { wallet, card, state } = await phoneWithCard();
  await state({ family_name: 'Nowonazwana' });
  losing = { path, after };
  await wallet.renew(card.id);
  expect(await cardOf(wallet, card)).toHaveProperty('claims.given_name', card.claims['given_name']);
  // Nobody is bothered with it meanwhile.
  expect(await listOpenActivations(wallet.deps)).toEqual([]);
  expect(await listUnattendedActivations(wallet.deps)).toEqual([]);
  world.clock.advance({ hours: 12 });
  await wallet.renew(card.id);
  expect(await cardOf(wallet, card)).toHaveProperty('claims.family_name', 'Nowonazwana');
  await world.issuer.sweep();
  expect(await wallet.checkStatus(card.id)).toMatchObject({ status: 'valid' });
});

test('a card that is revoked is not asked for any more', async () => {
  const { wallet, card, codes } = await phoneWithCard();
  await callApi(world, world.university, 'POST', `/cards/${codes.cardId}/revocation`, { reason: 'resignation' });
  await world.issuer.sweep();
  expect(await wallet.renew(card.id)).toEqual({ unchanged: true });
  await wallet.checkStatus(card.id);
  world.clock.advance({ days: 1 });
  expect(await wallet.renew(card.id)).toEqual({ refused: 'not-renewable' });
});

test('an update that the issuer withdraws in between leaves the card as it is', async () => {
  const { wallet, card, state } = await phoneWithCard();
  await state({ family_name: 'Nowonazwana' });
  losing = { path: '/credential', after: 0 };
  await wallet.renew(card.id);
  world.clock.advance({ days: 60 });
  await world.issuer.sweep();
  expect(await wallet.renew(card.id)).toEqual({ refused: 'issuer-fault' });
  expect(await cardOf(wallet, card)).toEqual(card);
  world.clock.advance({ days: 1 });
  expect(await wallet.renew(card.id)).toEqual({ unchanged: true });
});

test('a card that is none does not take the place of the one that is there', async () => {
  const { wallet, card, state } = await phoneWithCard();
  await state({ family_name: 'Nowonazwana' });
  const [copy] = card.copies;
  if (!copy) throw new Error('a card without a copy');
  // Good once, but bound to a key of before.
  forged = copy.credential;
  expect(await wallet.renew(card.id)).toEqual({ refused: 'issuer-fault' });
  forged = undefined;
  expect(await cardOf(wallet, card)).toEqual(card);
  expect(await wallet.deps.keys.sign(copy.keyId, new Uint8Array())).toHaveLength(64);
  await world.issuer.sweep();
  expect(await wallet.checkStatus(card.id)).toMatchObject({ status: 'valid' });
  world.clock.advance({ days: 1 });
  expect(await wallet.renew(card.id)).toMatchObject({ renewed: { claims: { family_name: 'Nowonazwana' } } });
});

test('a copied phone and its copy both lose the card as soon as both have asked', async () => {
  const { wallet, card } = await phoneWithCard();
  const vault = createMemoryVault();
  const { deps } = wallet;
  for (const kind of ['card', 'renewal'] as const) {
    for (const record of await deps.vault.list(kind)) await vault.apply([{ put: kind, record } as never]);
  }
  const copy = { ...deps, vault };
  expect(await renewCard(copy, card.id)).toEqual({ unchanged: true });
  world.clock.advance({ days: 1 });
  expect(await wallet.renew(card.id)).toEqual({ unchanged: true });
  world.clock.advance({ days: 1 });
  expect(await renewCard(copy, card.id)).toEqual({ refused: 'not-renewable' });
  await world.issuer.sweep();
  expect(await wallet.checkStatus(card.id)).toMatchObject({ status: 'suspended' });
});

test('a card taken off the phone leaves nothing to ask with', async () => {
  const { wallet, card } = await phoneWithCard();
  await removeCard(wallet.deps, card.id);
  expect(await wallet.deps.vault.list('renewal')).toEqual([]);
  expect(await wallet.renew(card.id)).toEqual({ refused: 'not-renewable' });
});
