import {
  ACTIVATION_CODE,
  createForeignIssuer,
  type ForeignIssuer,
  ISSUER,
  OFFER_LINK,
  OFFER_URI,
  offer,
} from '@mleg/testing/foreign/foreign-issuer';
import { continueActivation } from '@mleg/wallet-core/activation/continue-activation';
import { listOpenActivations, listUnattendedActivations } from '@mleg/wallet-core/activation/list-activations';
import { createHeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { expect, test } from 'vitest';

const walletOf = (issuer: ForeignIssuer) =>
  createHeadlessWallet({ fetch: (request) => issuer.fetch(request), trustedIssuers: [ISSUER], now: () => new Date() });

test('puts a card of a foreign issuer on the shelf, one copy for each key, and sends the receipt', async () => {
  const issuer = createForeignIssuer();
  const wallet = walletOf(issuer);
  const result = await wallet.redeem(OFFER_LINK, ACTIVATION_CODE);
  expect(result).toMatchObject({ card: { issuer: ISSUER, claims: { given_name: 'Ada' } } });
  expect('card' in result && result.card.copies.length).toBe(2);
  expect(issuer.asked.at(-1)).toBe(`POST ${ISSUER}/notification`);
  expect(await wallet.deps.vault.list('activation')).toEqual([]);
});

test('reads an offer by value', async () => {
  const link = `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(offer()))}`;
  expect(await walletOf(createForeignIssuer()).redeem(link, ACTIVATION_CODE)).toHaveProperty('card');
});

test('reads the offer out of a link to a wallet', async () => {
  const link = `https://wallet.example/#/add?credential_offer_uri=${encodeURIComponent(OFFER_URI)}`;
  expect(await walletOf(createForeignIssuer()).redeem(link, ACTIVATION_CODE)).toHaveProperty('card');
});

test('sends the activation code under the name 1.0 gives it, and no other', async () => {
  const issuer = createForeignIssuer();
  await walletOf(issuer).redeem(OFFER_LINK, ACTIVATION_CODE);
  const [request] = issuer.tokenRequests;
  expect(request?.get('tx_code')).toBe(ACTIVATION_CODE);
  expect(request?.has('user_pin')).toBe(false);
});

test('counts wrong activation codes down and lets the right one through', async () => {
  const wallet = walletOf(createForeignIssuer());
  const activation = await wallet.start(OFFER_LINK);
  if ('refused' in activation) throw new Error(activation.refused);
  expect(await wallet.finish(activation.id, '000000')).toEqual({ refused: 'wrong-code', triesLeft: 4 });
  expect(await wallet.finish(activation.id, '000001')).toEqual({ refused: 'wrong-code', triesLeft: 3 });
  expect(await wallet.finish(activation.id, ACTIVATION_CODE)).toHaveProperty('card');
});

test('tells a dead code from a wrong one', async () => {
  const issuer = createForeignIssuer();
  const wallet = walletOf(issuer);
  const activation = await wallet.start(OFFER_LINK);
  if ('refused' in activation) throw new Error(activation.refused);
  issuer.replace('/token', () => {
    issuer.replace('/offers/abc', () => new Response(null, { status: 404 }));
    return Response.json({ error: 'invalid_grant' }, { status: 400 });
  });
  expect(await wallet.finish(activation.id, ACTIVATION_CODE)).toEqual({ refused: 'dead-code' });
});

test.each(['/offers/abc', '/token', '/nonce', '/credential'])(
  'I12 a lost answer of %s is made good by asking again',
  async (path) => {
    const issuer = createForeignIssuer();
    const wallet = walletOf(issuer);
    const activation = await wallet.start(OFFER_LINK);
    if ('refused' in activation) throw new Error(activation.refused);
    issuer.loseAnswer(path);
    expect(await wallet.finish(activation.id, ACTIVATION_CODE)).toEqual({ refused: 'offline' });
    expect(await listOpenActivations(wallet.deps)).toHaveLength(1);
    expect(await wallet.finish(activation.id, ACTIVATION_CODE)).toHaveProperty('card');
    expect(await listOpenActivations(wallet.deps)).toHaveLength(0);
  },
);

test('I12 repeats a lost token request as it was, and a lost credential request with the same keys', async () => {
  const issuer = createForeignIssuer();
  const wallet = walletOf(issuer);
  const activation = await wallet.start(OFFER_LINK);
  if ('refused' in activation) throw new Error(activation.refused);
  issuer.loseAnswer('/token');
  await wallet.finish(activation.id, ACTIVATION_CODE);
  expect(await listUnattendedActivations(wallet.deps)).toHaveLength(1);
  issuer.loseAnswer('/credential');
  await wallet.finish(activation.id);
  await wallet.finish(activation.id);
  const codes = issuer.tokenRequests.map((request) => request.get('pre-authorized_code'));
  expect(codes[0]).toBe(codes[1]);
  expect(issuer.provedKeys).toHaveLength(2);
  expect(issuer.provedKeys[0]).toEqual(issuer.provedKeys[1]);
});

test('a lost receipt costs no card and is sent later', async () => {
  const issuer = createForeignIssuer();
  const wallet = walletOf(issuer);
  issuer.loseAnswer('/notification');
  const result = await wallet.redeem(OFFER_LINK, ACTIVATION_CODE);
  if (!('card' in result)) throw new Error(result.refused);
  expect(await listOpenActivations(wallet.deps)).toHaveLength(0);
  expect(await listUnattendedActivations(wallet.deps)).toHaveLength(1);
  expect(await wallet.finish(result.card.id)).toHaveProperty('card');
  expect(await listUnattendedActivations(wallet.deps)).toHaveLength(0);
});

test('asks again with a fresh nonce when the issuer calls the first one stale', async () => {
  const issuer = createForeignIssuer();
  issuer.replace('/credential', () => {
    issuer.restore('/credential');
    return Response.json({ error: 'invalid_nonce' }, { status: 400 });
  });
  expect(await walletOf(issuer).redeem(OFFER_LINK, ACTIVATION_CODE)).toHaveProperty('card');
});

test('does not send an activation code before the person has agreed', async () => {
  const issuer = createForeignIssuer();
  const wallet = walletOf(issuer);
  const activation = await wallet.start(OFFER_LINK);
  if ('refused' in activation) throw new Error(activation.refused);
  expect(await continueActivation(wallet.deps, activation.id, ACTIVATION_CODE)).toEqual({ refused: 'not-consented' });
  expect(issuer.tokenRequests).toEqual([]);
});
