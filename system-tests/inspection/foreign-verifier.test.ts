import { randomBytes } from 'node:crypto';
import { issuanceRequestReportSchema } from '@mleg/issuer-contract/issuance-request';
import { presentSdJwt } from '@mleg/protocol/sd-jwt/present-sd-jwt';
import { successOf } from '@mleg/testing/clients/answer';
import { createForeignVerifier, type ForeignVerifier } from '@mleg/testing/foreign/foreign-verifier';
import { type HttpIssuer, openHttpIssuer } from '@mleg/testing/parties/http-issuer';
import { aStudent } from '@mleg/testing/people/a-student';
import { until, when } from '@mleg/testing/until';
import { createHeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { afterAll, beforeAll, expect, test } from 'vitest';

let house: HttpIssuer;
let verifier: ForeignVerifier;
beforeAll(async () => {
  house = await openHttpIssuer();
  verifier = await createForeignVerifier(house.origin);
});
afterAll(() => house[Symbol.asyncDispose]());

/** A card on a phone of ours. */
async function aCard() {
  const report = successOf(issuanceRequestReportSchema, await house.institution.request(), 'ordering');
  const codes = await house.institution.codesOf(report.requestId);
  const wallet = createHeadlessWallet({ fetch, trustedIssuers: [house.origin], now: () => new Date() });
  const result = await wallet.redeem(codes.offerUri, codes.activationCode);
  const copy = 'card' in result ? result.card.copies[0] : undefined;
  if (!copy) throw new Error('no card');
  const present = async (claims: readonly string[], nonce: string): Promise<string> => {
    const presented = await presentSdJwt({
      credential: copy.credential,
      disclose: ([name]) => claims.includes(String(name)),
      keyBinding: {
        nonce,
        audience: 'https://foreign-verifier.example',
        iat: Math.floor(Date.now() / 1_000),
        sign: (input) => wallet.deps.keys.sign(copy.keyId, new Uint8Array(input)),
      },
    });
    if ('refused' in presented) throw new Error(presented.refused);
    return presented.presentation;
  };
  return { cardId: report.cardId, credential: copy.credential, present };
}

test('accepts our card: signature, chain, disclosures, type metadata with integrity, status', async () => {
  const { credential } = await aCard();
  const { payload, header, typeMetadata } = await verifier.verify(credential);
  expect(header).toMatchObject({ alg: 'ES256', typ: 'dc+sd-jwt' });
  expect(payload).toMatchObject({ ...aStudent(new Date()).holder, vct: `${house.origin}/types/student-card/1` });
  expect(payload['vct#integrity']).toMatch(/^sha256-/);
  expect(typeMetadata?.mergedTypeMetadata).toMatchObject({ vct: `${house.origin}/types/student-card/1` });
  const described = typeMetadata?.mergedTypeMetadata.claims?.map(({ path }) => path[0]);
  expect(described).toEqual(expect.arrayContaining(Object.keys(aStudent(new Date()).holder)));
});

test('accepts our presentation with its key binding, and sees only what was disclosed', async () => {
  const { present } = await aCard();
  const nonce = randomBytes(16).toString('base64url');
  const { payload, kb } = await verifier.verify(await present(['family_name'], nonce), nonce);
  expect(kb?.payload).toMatchObject({ nonce, aud: 'https://foreign-verifier.example' });
  const hidden = Object.keys(aStudent(new Date()).holder).filter((claim) => claim !== 'family_name');
  expect(payload).toHaveProperty('family_name');
  for (const claim of hidden) expect(payload).not.toHaveProperty(claim);
});

test('refuses our presentation for another nonce, and one with a disclosure that was changed', async () => {
  const { present, credential } = await aCard();
  const presentation = await present(['family_name'], 'a-nonce-of-this-check');
  await expect(verifier.verify(presentation, 'a-nonce-of-another')).rejects.toThrow();
  const [jwt, disclosure = '', ...rest] = credential.split('~');
  const [salt, name] = JSON.parse(Buffer.from(disclosure, 'base64url').toString()) as [string, string];
  const forged = Buffer.from(JSON.stringify([salt, name, 'Somebody Else'])).toString('base64url');
  await expect(verifier.verify([jwt, forged, ...rest].join('~'))).rejects.toThrow();
});

test('finds 0 in the list before a revocation, 1 after it, and then refuses the card', async () => {
  const { cardId, credential } = await aCard();
  expect(await verifier.statusOf(credential)).toBe(0);
  const revocation = await house.institution.call('POST', `/cards/${cardId}/revocation`, { reason: 'phone-lost' });
  expect(revocation.status).toBe(200);
  await until('the list did not say INVALID', async () => when((await verifier.statusOf(credential)) === 1));
  await expect(verifier.verify(credential)).rejects.toThrow(/status/i);
});
