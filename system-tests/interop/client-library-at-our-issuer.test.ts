import { issuanceRequestReportSchema } from '@mleg/issuer-contract/issuance-request';
import { successOf } from '@mleg/testing/clients/answer';
import { fetchCards, redeemOffer } from '@mleg/testing/foreign/foreign-activation';
import { createForeignWallet } from '@mleg/testing/foreign/foreign-wallet';
import { type HttpIssuer, openHttpIssuer } from '@mleg/testing/parties/http-issuer';
import { Oauth2ClientErrorResponseError } from '@openid4vc/oauth2';
import { Openid4vciVersion } from '@openid4vc/openid4vci';
import { afterAll, beforeAll, expect, test } from 'vitest';

const wallet = createForeignWallet();
let house: HttpIssuer;
beforeAll(async () => {
  house = await openHttpIssuer();
});
afterAll(() => house[Symbol.asyncDispose]());

async function order() {
  const report = successOf(issuanceRequestReportSchema, await house.institution.request(), 'ordering');
  return { ...report, ...(await house.institution.codesOf(report.requestId)) };
}

test('reads the metadata as those of a 1.0 issuer', async () => {
  const metadata = await wallet.client.resolveIssuerMetadata(house.origin);
  expect(metadata.originalDraftVersion).toBe(Openid4vciVersion.V1);
  expect(metadata.credentialIssuer.credential_issuer).toBe(house.origin);
  expect(metadata.knownCredentialConfigurations['student-card-sd-jwt']).toMatchObject({ format: 'dc+sd-jwt' });
  const [server] = metadata.authorizationServers;
  expect(server).toMatchObject({ issuer: house.origin, 'pre-authorized_grant_anonymous_access_supported': true });
});

test('T1 a wrong code is invalid_grant, and the right one still works', async () => {
  const { offerUri, activationCode } = await order();
  const wrong = activationCode === '000000' ? '000001' : '000000';
  const refused = await redeemOffer(wallet, offerUri, wrong).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Oauth2ClientErrorResponseError);
  expect(refused).toMatchObject({ errorResponse: { error: 'invalid_grant' } });
  expect(await redeemOffer(wallet, offerUri, activationCode)).toHaveProperty('accessToken');
});

test('P24 a lost answer is asked for again and is the same card', async () => {
  const { offerUri, activationCode } = await order();
  const activation = await redeemOffer(wallet, offerUri, activationCode);
  const holders = await Promise.all([wallet.newKey(), wallet.newKey()]);
  const first = await fetchCards(wallet, activation, holders);
  const again = await fetchCards(wallet, activation, holders);
  expect(again.credentials.map(withoutSignature)).toEqual(first.credentials.map(withoutSignature));
});

test('P25 a token in the hands of another key is worthless', async () => {
  const { offerUri, activationCode } = await order();
  const activation = await redeemOffer(wallet, offerUri, activationCode);
  const thief = { ...activation, key: await wallet.newKey() };
  const refused = await fetchCards(wallet, thief, [await wallet.newKey()]).catch((error: unknown) => error);
  expect(refused).toMatchObject({ response: { response: { status: 401 } } });
});

/** ECDSA signs the same twice with different results. */
const withoutSignature = (credential: string): string => {
  const [header, payload, rest = ''] = credential.split('.');
  return [header, payload, rest.slice(rest.indexOf('~'))].join('.');
};
