import { issuanceRequestReportSchema } from '@mleg/issuer-contract/issuance-request';
import { successOf } from '@mleg/testing/clients/answer';
import { type HttpIssuer, openHttpIssuer } from '@mleg/testing/parties/http-issuer';
import { OpenID4VCIClientV1_0_15 } from '@sphereon/oid4vci-client';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let house: HttpIssuer;
beforeAll(async () => {
  house = await openHttpIssuer();
});
afterAll(() => house[Symbol.asyncDispose]());

test('a client of draft 15 comes as far as its one proof, which 1.0 has no place for', async () => {
  const { requestId } = successOf(issuanceRequestReportSchema, await house.institution.request(), 'ordering');
  const { offerUri, activationCode } = await house.institution.codesOf(requestId);
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kty: 'EC' as const };
  const sign = (typ: string, payload: JWTPayload) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ, jwk }).sign(privateKey);

  const client = await OpenID4VCIClientV1_0_15.fromURI({ uri: offerUri, retrieveServerMetadata: true, alg: 'ES256' });
  const createDPoPOpts = {
    jwtIssuer: { method: 'jwk', alg: 'ES256', jwk },
    jwtPayloadProps: {},
    dPoPSigningAlgValuesSupported: ['ES256'],
    createJwtCallback: async (_: unknown, { payload }: { payload: JWTPayload }) => sign('dpop+jwt', payload),
  } as unknown as NonNullable<Parameters<typeof client.acquireAccessToken>[0]>['createDPoPOpts'] & object;
  const token = await client.acquireAccessToken({ pin: activationCode, createDPoPOpts });
  expect(token).toMatchObject({ token_type: 'DPoP', access_token: expect.any(String) });
  const nonces: unknown[] = [];
  const asked = client.acquireCredentials({
    credentialConfigurationId: 'student-card-sd-jwt',
    credentialTypes: 'student-card-sd-jwt',
    format: 'dc+sd-jwt',
    alg: 'ES256',
    jwk,
    createDPoPOpts,
    proofCallbacks: {
      signCallback: async ({ payload }) => {
        nonces.push(payload['nonce']);
        return sign('openid4vci-proof+jwt', payload);
      },
    },
  });
  await expect(asked).rejects.toThrow('failed with status: 400');
  expect(nonces).toEqual([expect.any(String)]);
  expect(await house.institution.read(requestId)).toMatchObject({ state: 'redeemed' });
});
