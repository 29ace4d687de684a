import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { PRE_AUTHORIZED_CODE } from '@mleg/protocol/openid4vci/grant-types';
import { getReport, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import {
  cardRequest,
  fetchCards,
  type Grant,
  getNonce,
  grantIn,
  keyProof,
  makeKey,
  mintCode,
  postCredential,
  postToken,
  STUDENT_CARD,
} from '@mleg/testing/lone-issuer/wallet-requests';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterEach(async () => {
  expect(await checkInvariants(world.issuer.deps)).toEqual([]);
});
afterAll(() => world.end());

const WALLET = 'https://wallet.example/';
const error = (code: string) => ({ status: 400, body: { error: code } });
const detailsFor = (...ids: string[]) =>
  JSON.stringify(ids.map((id) => ({ type: 'openid_credential', credential_configuration_id: id })));

/** A right token request, with what else is said in it. */
async function ask(more: Record<string, string>, codes?: Awaited<ReturnType<typeof orderCodes>>) {
  const { activationCode, ...order } = codes ?? (await orderCodes(world));
  const key = makeKey();
  const code = await mintCode(world, order);
  const form = { grant_type: PRE_AUTHORIZED_CODE, 'pre-authorized_code': code, tx_code: activationCode };
  const answer = await postToken(world, key, { ...form, ...more });
  return { answer, grant: grantIn(answer, key) };
}

const renew = ({ key, refresh }: Grant, more: Record<string, string> = {}) =>
  postToken(world, key, { grant_type: 'refresh_token', refresh_token: refresh, ...more });

async function fetchAs(grant: Grant, iss: string) {
  const proof = keyProof(world, makeKey(), await getNonce(world), { payload: { iss } });
  return postCredential(world, grant, cardRequest([proof]));
}

async function fetchNamed(grant: Grant, credential_identifier: string) {
  const jwt = [keyProof(world, makeKey(), await getNonce(world))];
  return postCredential(world, grant, { credential_identifier, proofs: { jwt } });
}

test('P21 a proof is of the client that has asked for the token, or does not say whose it is', async () => {
  const { grant } = await ask({ client_id: WALLET });
  expect(await fetchAs(grant, 'https://other.example/')).toMatchObject(error('invalid_proof'));
  expect(await fetchAs(grant, WALLET)).toMatchObject({ status: 200 });
  expect(await fetchCards(world, grant, [makeKey()])).toMatchObject({ status: 200 });
});

test('P28 a refresh token stays the client’s, also where a request leaves its name out', async () => {
  const { grant } = await ask({ client_id: WALLET });
  expect(await renew(grant, { client_id: 'https://other.example/' })).toMatchObject(error('invalid_grant'));
  const renewed = grantIn(await renew(grant), grant.key);
  expect(await fetchAs(renewed, 'https://other.example/')).toMatchObject(error('invalid_proof'));
  expect(await renew(renewed, { client_id: WALLET })).toMatchObject({ status: 200 });
});

test('a client that was anonymous may say who it is with its next token', async () => {
  const { grant } = await ask({});
  expect(await fetchAs(grant, WALLET)).toMatchObject({ status: 200 });
  const renewed = grantIn(await renew(grant, { client_id: WALLET }), grant.key);
  expect(await renew(renewed, { client_id: 'https://other.example/' })).toMatchObject(error('invalid_grant'));
});

test('a token that is asked for with authorization_details names its credentials, and gives them by that name', async () => {
  const { answer, grant } = await ask({ authorization_details: detailsFor(STUDENT_CARD, 'student-card-compact') });
  const [copies, compact] = answer.body.authorization_details;
  expect(copies).toEqual({
    type: 'openid_credential',
    credential_configuration_id: STUDENT_CARD,
    credential_identifiers: [expect.any(String)],
  });
  const cards = await fetchNamed(grant, copies.credential_identifiers[0]);
  expect(cards.body.credentials).toMatchObject([{ credential: expect.stringContaining('~') }]);
  const small = await fetchNamed(grant, compact.credential_identifiers[0]);
  expect(small.body.credentials).toMatchObject([{ credential: { cwt: expect.any(String) } }]);
});

test('§5.1.1 members of authorization_details that nobody knows are passed over', async () => {
  const wish = { type: 'openid_credential', credential_configuration_id: STUDENT_CARD, actions: ['read'], foo: 1 };
  const { answer } = await ask({ authorization_details: JSON.stringify([wish]) });
  expect(answer.body.authorization_details).toEqual([
    { type: wish.type, credential_configuration_id: STUDENT_CARD, credential_identifiers: [expect.any(String)] },
  ]);
});

test('a renewed token calls a credential what the token before called it', async () => {
  const named = { authorization_details: detailsFor(STUDENT_CARD) };
  const { answer, grant } = await ask(named);
  const renewed = await renew(grant, named);
  expect(renewed.body).toMatchObject({
    scope: 'student-card',
    authorization_details: answer.body.authorization_details,
  });
});

test('P27 a name that another token was told, or nobody, is unknown_credential_identifier', async () => {
  const { answer } = await ask({ authorization_details: detailsFor(STUDENT_CARD) });
  const [identifier] = answer.body.authorization_details[0].credential_identifiers;
  const { grant } = await ask({});
  for (const name of [identifier, STUDENT_CARD]) {
    expect(await fetchNamed(grant, name)).toMatchObject(error('unknown_credential_identifier'));
  }
});

test.each([
  ['P27 a card of another kind', detailsFor('pupil-card-sd-jwt')],
  ['a card that there is not', detailsFor(STUDENT_CARD, 'driving-licence')],
  ['no card', '[]'],
  ['another type of details', '[{"type":"payment","credential_configuration_id":"student-card-sd-jwt"}]'],
  ['no JSON', 'student-card-sd-jwt'],
])('authorization_details for %s are refused, and cost no try', async (_, authorization_details) => {
  const codes = await orderCodes(world);
  const { answer } = await ask({ authorization_details }, codes);
  expect(answer).toMatchObject(error('invalid_authorization_details'));
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'ready', attemptsLeft: 5 });
});

test('T14 an order that is not there is invalid_grant, whatever is asked for', async () => {
  const { answer } = await ask({ 'pre-authorized_code': 'invented', authorization_details: detailsFor(STUDENT_CARD) });
  expect(answer).toMatchObject(error('invalid_grant'));
});
