import type { JsonObject } from '@mleg/protocol/json/json-value';
import {
  ACTIVATION_CODE,
  createForeignIssuer,
  type ForeignIssuer,
  ISSUER,
  OFFER_LINK,
} from '@mleg/testing/foreign/foreign-issuer';
import { createManualClock } from '@mleg/testing/surroundings/manual-clock';
import { listUnattendedActivations } from '@mleg/wallet-core/activation/list-activations';
import { createHeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { expect, test } from 'vitest';

const WALLET = 'https://portfel.example';
const IDENTIFIER = 'membership of Ada';

function openHouse() {
  const issuer = createForeignIssuer();
  const clock = createManualClock(new Date());
  const wallet = createHeadlessWallet({
    fetch: (request) => issuer.fetch(request),
    trustedIssuers: [ISSUER],
    clientId: WALLET,
    now: () => clock.now(),
  });
  return { issuer, clock, wallet };
}

/** Bodies of credential requests, which go on to the usual answer. */
function overhear(issuer: ForeignIssuer): JsonObject[] {
  const heard: JsonObject[] = [];
  const listen = async (request: Request): Promise<Response> => {
    heard.push((await request.clone().json()) as JsonObject);
    issuer.restore('/credential');
    const response = await issuer.fetch(request);
    issuer.replace('/credential', listen);
    return response;
  };
  issuer.replace('/credential', listen);
  return heard;
}

const token = (members: JsonObject = {}) =>
  Response.json({ access_token: 'token-1', token_type: 'DPoP', expires_in: 300, ...members });

const detailsOf = (configuration: string, ...identifiers: string[]) => ({
  authorization_details: [
    { type: 'openid_credential', credential_configuration_id: configuration, credential_identifiers: identifiers },
  ],
});

test('a token that names what it is for is asked by that name and no other', async () => {
  const { issuer, wallet } = openHouse();
  issuer.replace('/token', () => token(detailsOf('membership', IDENTIFIER, 'membership of a brother')));
  const heard = overhear(issuer);
  expect(await wallet.redeem(OFFER_LINK, ACTIVATION_CODE)).toHaveProperty('card');
  expect(heard).toMatchObject([{ credential_identifier: IDENTIFIER }]);
  expect(heard[0]).not.toHaveProperty('credential_configuration_id');
});

test('a token for something else is not used for the card', async () => {
  const { issuer, wallet } = openHouse();
  issuer.replace('/token', () => token(detailsOf('library-card', 'x')));
  const heard = overhear(issuer);
  expect(await wallet.redeem(OFFER_LINK, ACTIVATION_CODE)).toEqual({ refused: 'issuer-fault' });
  expect(heard).toEqual([]);
});

test('an issuer that serves the unnamed learns no name; one that does not gets it in token and proof alike', async () => {
  const { issuer, wallet } = openHouse();
  const heard = overhear(issuer);
  await wallet.redeem(OFFER_LINK, ACTIVATION_CODE);
  issuer.replace('/.well-known/oauth-authorization-server', () =>
    Response.json({ issuer: ISSUER, token_endpoint: `${ISSUER}/token` }),
  );
  const named = createHeadlessWallet({
    fetch: (request) => issuer.fetch(request),
    trustedIssuers: [ISSUER],
    clientId: WALLET,
    now: () => new Date(),
  });
  expect(await named.redeem(OFFER_LINK, ACTIVATION_CODE)).toHaveProperty('card');
  expect(issuer.tokenRequests.map((request) => request.get('client_id'))).toEqual([null, WALLET]);
  expect(heard.map(issOf)).toEqual([undefined, WALLET]);
});

function issOf(request: JsonObject): unknown {
  const { proofs } = request as unknown as { proofs: { jwt: [string] } };
  const payload = Buffer.from(proofs.jwt[0].split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(payload) as JsonObject)['iss'];
}

test('a card for attested keys, or from an issuer for attested wallets, is refused before a code is asked for', async () => {
  const { issuer, wallet } = openHouse();
  const supported = issuer.metadata['credential_configurations_supported'] as unknown as Record<
    string,
    { proof_types_supported: { jwt: JsonObject } }
  >;
  const { jwt } = supported['membership']?.proof_types_supported ?? { jwt: {} };
  jwt['key_attestations_required'] = {};
  expect(await wallet.start(OFFER_LINK)).toEqual({ refused: 'attested-wallets-only' });
  delete jwt['key_attestations_required'];
  issuer.replace('/.well-known/oauth-authorization-server', () =>
    Response.json({
      issuer: ISSUER,
      token_endpoint: `${ISSUER}/token`,
      token_endpoint_auth_methods_supported: ['attest_jwt_client_auth'],
    }),
  );
  const other = openHouse();
  const fetch = (request: Request) => issuer.fetch(request);
  const fresh = createHeadlessWallet({ fetch, trustedIssuers: [ISSUER], now: () => other.clock.now() });
  expect(await fresh.start(OFFER_LINK)).toEqual({ refused: 'attested-wallets-only' });
  expect(issuer.tokenRequests).toEqual([]);
});

const DEFERRED = '/deferred';
const pending = (interval = 60) => Response.json({ transaction_id: 'later-1', interval }, { status: 202 });

/** An issuer that has put the card off, and the wallet that waits for it. */
async function openDeferred(prepare: (issuer: ForeignIssuer) => void = () => undefined) {
  const house = openHouse();
  prepare(house.issuer);
  const { issuer, wallet, clock } = house;
  issuer.metadata['deferred_credential_endpoint'] = `${ISSUER}${DEFERRED}`;
  let credentials: Response | undefined;
  issuer.replace('/credential', async (request) => {
    issuer.restore('/credential');
    credentials = await issuer.fetch(request);
    return pending();
  });
  const asked: unknown[] = [];
  const answers: Response[] = [];
  issuer.replace(DEFERRED, async (request) => {
    asked.push([await request.json(), request.headers.get('authorization')]);
    return answers.shift() ?? credentials ?? pending();
  });
  const activation = await wallet.start(OFFER_LINK);
  if ('refused' in activation) throw new Error(activation.refused);
  const first = await wallet.finish(activation.id, ACTIVATION_CODE);
  const pass = (seconds: number) => clock.advance({ seconds });
  return { ...house, id: activation.id, first, asked, answers, pass };
}

test('a card that is made later is asked for when the issuer says, and not before', async () => {
  const { wallet, id, first, asked, answers, clock, pass, issuer } = await openDeferred();
  const in60 = new Date(clock.now().getTime() + 60_000).toISOString();
  expect(first).toEqual({ refused: 'deferred', askAgainAt: in60 });
  expect(await listUnattendedActivations(wallet.deps)).toMatchObject([{ id, progress: { step: 'deferred' } }]);
  pass(59);
  expect(await wallet.finish(id)).toEqual({ refused: 'deferred', askAgainAt: in60 });
  expect(asked).toEqual([]);
  pass(1);
  answers.push(pending(3_600));
  const in3660 = new Date(clock.now().getTime() + 3_600_000).toISOString();
  expect(await wallet.finish(id)).toEqual({ refused: 'deferred', askAgainAt: in3660 });
  pass(3_600);
  expect(await wallet.finish(id)).toMatchObject({ card: { claims: { given_name: 'Ada' } } });
  const question = [{ transaction_id: 'later-1' }, 'DPoP token-1'];
  expect(asked).toEqual([question, question]);
  // The receipt names the notification that came with the credentials (§9.2).
  expect(issuer.asked.at(-1)).toBe(`POST ${ISSUER}/notification`);
  expect(await wallet.deps.vault.list('activation')).toEqual([]);
});

test.each([
  ['invalid_transaction_id', { refused: 'not-issued' }],
  ['credential_request_denied', { refused: 'not-issued' }],
  ['server_error', { refused: 'issuer-fault' }],
])('a card that was put off and then refused with %s ends in words', async (error, refusal) => {
  const { wallet, id, answers, pass } = await openDeferred();
  pass(60);
  answers.push(Response.json({ error }, { status: 400 }));
  expect(await wallet.finish(id)).toEqual(refusal);
});

test('I12 a lost answer about a card that was put off costs nothing', async () => {
  const { wallet, id, issuer, pass } = await openDeferred();
  pass(60);
  issuer.loseAnswer(DEFERRED);
  expect(await wallet.finish(id)).toEqual({ refused: 'offline' });
});

test('a token that has run out meanwhile ends the wait where the issuer gives no other', async () => {
  const { wallet, id, answers, pass } = await openDeferred();
  pass(60);
  answers.push(new Response(null, { status: 401 }));
  expect(await wallet.finish(id)).toEqual({ refused: 'token-expired' });
});

/** An issuer that gives refresh tokens, each for one use. */
function givingRefreshTokens(issuer: ForeignIssuer): void {
  let given = 1;
  issuer.replace('/token', async (request) => {
    const form = new URLSearchParams(await request.text());
    const isRight = form.get('grant_type') !== 'refresh_token' || form.get('refresh_token') === `refresh-${given}`;
    if (!isRight) return Response.json({ error: 'invalid_grant' }, { status: 400 });
    given += 1;
    return token({ access_token: `token-${given}`, refresh_token: `refresh-${given}` });
  });
}

test('a token that has run out meanwhile is replaced where the issuer gives another, and the wait goes on', async () => {
  const { issuer, wallet, id, answers, asked, pass } = await openDeferred(givingRefreshTokens);
  pass(60);
  answers.push(new Response(null, { status: 401 }), pending());
  expect(await wallet.finish(id)).toMatchObject({ refused: 'deferred' });
  pass(60);
  expect(await wallet.finish(id)).toHaveProperty('card');
  expect(asked.map((question) => (question as [unknown, string])[1])).toEqual([
    'DPoP token-2',
    'DPoP token-3',
    'DPoP token-3',
  ]);
  expect(issuer.provedKeys).toHaveLength(1);
});

test('a renewal that the issuer puts off costs nothing: the card stays, and the new one comes a day later', async () => {
  const { issuer, wallet, clock } = openHouse();
  givingRefreshTokens(issuer);
  issuer.metadata['deferred_credential_endpoint'] = `${ISSUER}${DEFERRED}`;
  const first = await wallet.redeem(OFFER_LINK, ACTIVATION_CODE);
  if (!('card' in first)) throw new Error(first.refused);
  const { id } = first.card;
  let renewed: Response | undefined;
  issuer.replace('/credential', async (request) => {
    issuer.restore('/credential');
    renewed = await issuer.fetch(request);
    return pending(86_400);
  });
  issuer.replace(DEFERRED, () => renewed ?? pending());
  clock.advance({ days: 1 });
  expect(await wallet.renew(id)).toEqual({ refused: 'later' });
  expect(await wallet.renew(id)).toEqual({ refused: 'later' });
  expect(await wallet.deps.vault.read('card', id)).toEqual(first.card);
  clock.advance({ days: 1 });
  const second = await wallet.renew(id);
  expect(second).toMatchObject({ renewed: { id, claims: { given_name: 'Ada' } } });
  expect(second).not.toMatchObject({ renewed: { copies: first.card.copies } });
});
