import { createHash } from 'node:crypto';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { verifyEs256WebCrypto } from '@mleg/protocol/jws/es256';
import { cardKeyId } from '@mleg/protocol/offline-check/card-key-id';
import { parseCompactCard } from '@mleg/protocol/offline-check/compact-card';
import { readCompactClaims } from '@mleg/student-card/compact-card';
import { callApi, orderCodes, STUDENT } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import {
  type Answer,
  cardRequest,
  fetchCards,
  type Grant,
  getNonce,
  keyProof,
  makeKey,
  makeProof,
  notify,
  type ProofChange,
  postCredential,
  redeemCodes,
} from '@mleg/testing/lone-issuer/wallet-requests';
import { decodeJwt } from 'jose';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

const COMPACT = 'student-card-compact';

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterEach(async () => {
  expect(await checkInvariants(world.issuer.deps)).toEqual([]);
});
afterAll(() => world.end());

const error = (code: string, status = 400) => ({ status, body: { error: code } });
const grantOf = async (): Promise<Grant> => redeemCodes(world, await orderCodes(world));

async function fetchCompact(grant: Grant, holders = [makeKey()], change: ProofChange = {}): Promise<Answer> {
  const nonce = await getNonce(world);
  const proofs = holders.map((holder) => keyProof(world, holder, nonce, change));
  return postCredential(world, grant, cardRequest(proofs, COMPACT));
}

function read(answer: Answer) {
  const { cwt, portrait } = answer.body.credentials[0].credential as Record<'cwt' | 'portrait', string>;
  const parsed = parseCompactCard(Buffer.from(cwt, 'base64url'));
  if ('refused' in parsed) throw new Error(parsed.refused);
  return { card: parsed.card, cwt, portrait: Buffer.from(portrait, 'base64url') };
}

const statusOf = (answer: Answer) => read(answer).card.status;
const statusOfSdJwt = ({ body }: Answer) =>
  (decodeJwt(String(body.credentials[0].credential).split('~')[0] ?? '') as { status: { status_list: object } }).status
    .status_list;

test('the compact card says who it is of, for the key that asked, and vouches for a small portrait', async () => {
  const codes = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  const copies = await fetchCards(world, grant, [makeKey()]);
  const holder = makeKey();
  const answer = await fetchCompact(grant, [holder]);
  const { card, portrait } = read(answer);
  expect(card.holderKey).toEqual(holder.jwk);
  expect(card.status).not.toEqual(statusOfSdJwt(copies));
  expect(card).toMatchObject({
    issuedAt: Date.UTC(2026, 9, 1) / 1_000,
    expiresAt: Date.parse('2027-03-31T22:00:00Z') / 1_000,
  });
  expect(readCompactClaims(card.card)).toEqual({
    ok: true,
    claims: {
      cardType: 'student-card',
      familyName: STUDENT.family_name,
      givenName: STUDENT.given_name,
      birthdate: STUDENT.birthdate,
      cardNumber: STUDENT.card_number,
      institutionId: STUDENT.institution_id,
      portraitHash: Uint8Array.from(createHash('sha256').update(portrait).digest()),
    },
  });
  const { publicJwk } = await world.issuer.deps.keys.credential.inUse();
  expect(card.keyId).toEqual(await cardKeyId(publicJwk));
  expect(await verifyEs256WebCrypto(publicJwk, card.sign1.signingInput, card.sign1.signature)).toBe(true);
  expect(portrait.length).toBeLessThanOrEqual(3_000);
  expect(await sharp(portrait).metadata()).toMatchObject({ format: 'webp' });
  expect(answer.body.notification_id).toBe(copies.body.notification_id);
});

test('P15 P16 P17 a nonce used for the copies, none, or a foreign one gives no compact card', async () => {
  const grant = await grantOf();
  const nonce = await getNonce(world);
  const ask = (key = makeKey(), one = nonce) =>
    postCredential(world, grant, cardRequest([keyProof(world, key, one)], COMPACT));
  await postCredential(world, grant, cardRequest([keyProof(world, makeKey(), nonce)]));
  expect(await ask()).toMatchObject(error('invalid_nonce'));
  expect(await ask(makeKey(), '')).toMatchObject(error('invalid_proof'));
  expect(await ask(makeKey(), 'tZignsnFbp')).toMatchObject(error('invalid_nonce'));
  expect(await fetchCompact(grant)).toMatchObject({ status: 200 });
});

test.each([
  ['P18 alg none', { header: { alg: 'none' } }],
  ['P19 typ JWT', { header: { typ: 'JWT' } }],
  ['P20 a private key in the header', { header: { jwk: { ...makeKey().jwk, d: 'c2VjcmV0' } } }],
  ['P21 another audience', { payload: { aud: 'https://other.example' } }],
  ['P22 a point off the curve', { header: { jwk: { ...makeKey().jwk, y: makeKey().jwk.x } } }],
] satisfies [string, ProofChange][])('%s is invalid_proof for the compact card too', async (_, change) => {
  expect(await fetchCompact(await grantOf(), [makeKey()], change)).toMatchObject(error('invalid_proof'));
});

test('P23 there is one compact card, however many a wallet would like', async () => {
  expect(await fetchCompact(await grantOf(), [makeKey(), makeKey()])).toMatchObject(
    error('invalid_credential_request'),
  );
});

test('P24 the same key gets the same compact card again, another key nothing, whatever the copies are bound to', async () => {
  const grant = await grantOf();
  const holder = makeKey();
  const first = await fetchCompact(grant, [holder]);
  expect(await fetchCards(world, grant, [makeKey()])).toMatchObject({ status: 200 });
  const again = await fetchCompact(grant, [holder]);
  const payload = (answer: Answer) => read(answer).card.sign1.signingInput;
  expect(payload(again)).toEqual(payload(first));
  expect(read(again).portrait).toEqual(read(first).portrait);
  expect(await fetchCompact(grant)).toMatchObject(error('credential_request_denied'));
});

test('P24 of several keys at the same instant one gets the compact card', async () => {
  const grant = await grantOf();
  const answers = await Promise.all([1, 2, 3].map(() => fetchCompact(grant)));
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 400, 400]);
});

test('P25 P27 a proof of another token, and a type that was not offered, give no compact card', async () => {
  const grant = await grantOf();
  const dpop = await makeProof(world, grant.key, '/credential', { accessToken: 'another' });
  expect(await postCredential(world, grant, cardRequest(['x'], COMPACT), { DPoP: dpop })).toMatchObject(
    error('invalid_dpop_proof', 401),
  );
  const proof = keyProof(world, makeKey(), await getNonce(world));
  expect(await postCredential(world, grant, cardRequest([proof], 'pupil-card-compact'))).toMatchObject(
    error('credential_request_denied'),
  );
});

test('I12 a phone away for an hour between the copies and the compact card still gets it, until it says it is done', async () => {
  const grant = await grantOf();
  const { body } = await fetchCards(world, grant, [makeKey()]);
  world.clock.advance({ hours: 1 });
  await world.issuer.sweep();
  const holder = makeKey();
  expect(await fetchCompact(grant, [holder])).toMatchObject({ status: 200 });
  await notify(world, grant, body.notification_id, 'credential_accepted');
  expect(await fetchCompact(grant, [holder])).toMatchObject(error('credential_request_denied'));
});

test('I4 a revocation reaches the compact card as well', async () => {
  const codes = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  const copies = await fetchCards(world, grant, [makeKey()]);
  const compact = await fetchCompact(grant);
  await callApi(world, world.university, 'POST', `/cards/${codes.cardId}/revocation`, { reason: 'resignation' });
  const pending = await world.database.selectFrom('pending_status_changes').selectAll().execute();
  const changed = pending.map((change) => change.list_index);
  const both = [statusOf(compact).idx, (statusOfSdJwt(copies) as { idx: number }).idx];
  expect(changed).toEqual(expect.arrayContaining(both));
  await world.issuer.sweep();
});

test('names too long for a code are cut', async () => {
  const names = { family_name: 'Ż'.repeat(100), given_name: 'Ą'.repeat(100), card_number: '1'.repeat(32) };
  const { card } = read(await fetchCompact(await redeemCodes(world, await orderCodes(world, { holder: names }))));
  expect(readCompactClaims(card.card)).toMatchObject({ claims: { familyName: `${'Ż'.repeat(22)}…` } });
});
