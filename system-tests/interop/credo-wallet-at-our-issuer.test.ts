import { Kms, SdJwtVcRecord } from '@credo-ts/core';
import type { OpenId4VciRequestTokenResponse, OpenId4VciResolvedCredentialOffer } from '@credo-ts/openid4vc';
import { issuanceRequestReportSchema } from '@mleg/issuer-contract/issuance-request';
import { successOf } from '@mleg/testing/clients/answer';
import { type Credo, openCredo } from '@mleg/testing/foreign/credo/open-credo';
import { type HttpsIssuer, openHttpsIssuer } from '@mleg/testing/parties/https-issuer';
import { aStudent } from '@mleg/testing/people/a-student';
import { until, when } from '@mleg/testing/until';
import { afterAll, beforeAll, expect, test } from 'vitest';

let house: HttpsIssuer;
let credo: Credo;
beforeAll(async () => {
  house = await openHttpsIssuer();
  const root = await (await house.fetch(`${house.origin}/certificates/root.pem`)).text();
  credo = await openCredo([root], house.fetch);
});
afterAll(async () => {
  await credo.shutdown();
  await house[Symbol.asyncDispose]();
});

async function order() {
  const report = successOf(issuanceRequestReportSchema, await house.institution.request(), 'ordering');
  return { ...report, ...(await house.institution.codesOf(report.requestId)) };
}

/** From the text of the QR code to the cards, as a wallet on Credo does it. */
async function activate(clientId?: string) {
  const { holder } = credo.openid4vc;
  const { requestId, offerUri, activationCode } = await order();
  const resolvedCredentialOffer = await holder.resolveCredentialOffer(offerUri);
  const token = await holder.requestToken({ resolvedCredentialOffer, txCode: activationCode });
  const credentials = await fetchCards(resolvedCredentialOffer, token, clientId);
  return { requestId, resolvedCredentialOffer, token, credentials };
}

async function fetchCards(
  resolvedCredentialOffer: OpenId4VciResolvedCredentialOffer,
  token: OpenId4VciRequestTokenResponse,
  clientId?: string,
) {
  const { credentials } = await credo.openid4vc.holder.requestCredentials({
    resolvedCredentialOffer,
    ...token,
    ...(clientId !== undefined && { clientId }),
    credentialBindingResolver: async ({ issuerMaxBatchSize }) => {
      const keys = await Promise.all(
        Array.from({ length: Math.min(issuerMaxBatchSize, 3) }, () =>
          credo.kms.createKeyForSignatureAlgorithm({ algorithm: 'ES256' }),
        ),
      );
      return { method: 'jwk', keys: keys.map(({ publicJwk }) => Kms.PublicJwk.fromPublicJwk(publicJwk)) };
    },
  });
  return credentials;
}

function recordOf([first]: Awaited<ReturnType<typeof fetchCards>>): SdJwtVcRecord {
  if (!(first?.record instanceof SdJwtVcRecord)) throw new Error('no card');
  return first.record;
}

const status = async (requestId: string) => house.institution.read(requestId);

test('a wallet on Credo gets and keeps three copies, having checked their status, and says so', async () => {
  const { requestId, resolvedCredentialOffer, token, credentials } = await activate();
  const record = recordOf(credentials);
  expect(record.credentialInstances).toHaveLength(3);
  await credo.sdJwtVc.store({ record });
  expect(await credo.sdJwtVc.getAll()).toHaveLength(1);
  expect(record.typeMetadata?.vct).toBe(`${house.origin}/types/student-card/1`);
  await credo.openid4vc.holder.sendNotification({
    metadata: resolvedCredentialOffer.metadata,
    notificationId: credentials[0]?.notificationId ?? '',
    notificationEvent: 'credential_accepted',
    ...token,
  });
  await until('the institution did not learn of it', async () => when((await status(requestId)).state === 'activated'));
});

test('with a client id, which it says in its proofs and nowhere else, it gets its card too', async () => {
  const { credentials } = await activate('https://wallet.example/');
  expect(credentials).toHaveLength(1);
});

test('it asks again after it has accepted, with other keys', async () => {
  const { resolvedCredentialOffer, token, credentials } = await activate();
  const notificationId = credentials[0]?.notificationId ?? '';
  const { metadata } = resolvedCredentialOffer;
  const notificationEvent = 'credential_accepted' as const;
  await credo.openid4vc.holder.sendNotification({ metadata, notificationId, notificationEvent, ...token });
  expect(await fetchCards(resolvedCredentialOffer, token)).toHaveLength(1);
});

/** What the wallet is told under its refresh token, as somebody who says a name now. */
const refresh = (offer: OpenId4VciResolvedCredentialOffer, token: OpenId4VciRequestTokenResponse) =>
  credo.openid4vc.holder.refreshToken({
    issuerMetadata: offer.metadata,
    refreshToken: token.refreshToken ?? '',
    clientId: 'https://wallet.example/',
    ...(token.dpop && { dpop: token.dpop }),
  });

test('it renews its card when something new was stated, and the copies before die when it says so', async () => {
  const { requestId, resolvedCredentialOffer: offer, token, credentials } = await activate();
  const accept = async (given: typeof credentials, by: OpenId4VciRequestTokenResponse) =>
    credo.openid4vc.holder.sendNotification({
      metadata: offer.metadata,
      notificationId: given[0]?.notificationId ?? '',
      notificationEvent: 'credential_accepted',
      ...by,
    });
  await accept(credentials, token);
  const nothing = await refresh(offer, token);
  expect(nothing.accessTokenResponse).toMatchObject({ token_type: 'DPoP', scope: 'notification' });

  const { cardId } = await status(requestId);
  const student = aStudent(new Date());
  const subject = { ...student, holder: { ...student.holder, family_name: 'Nowonazwana' } };
  await house.institution.call('PUT', `/cards/${cardId}/update`, { subject });
  const renewed = await refresh(offer, { ...token, ...nothing });
  expect(renewed.accessTokenResponse.scope).toBe('student-card');
  const fresh = await fetchCards(offer, renewed, 'https://wallet.example/');
  expect(recordOf(fresh).firstCredential.prettyClaims).toMatchObject({ family_name: 'Nowonazwana' });
  const before = recordOf(credentials).firstCredential.compact;
  expect(await credo.sdJwtVc.verify({ compactSdJwtVc: before })).toMatchObject({ isValid: true });
  await accept(fresh, renewed);
  await until('the copies before did not die', async () =>
    when(!(await credo.sdJwtVc.verify({ compactSdJwtVc: before })).isValid),
  );
});

test('a card that is revoked is no longer valid to it', async () => {
  const { requestId, credentials } = await activate();
  const compactSdJwtVc = recordOf(credentials).firstCredential.compact;
  expect(await credo.sdJwtVc.verify({ compactSdJwtVc })).toMatchObject({ isValid: true });
  const { cardId } = await status(requestId);
  await house.institution.call('POST', `/cards/${cardId}/revocation`, { reason: 'phone-lost' });
  await until('the list was not published', async () =>
    when(!(await credo.sdJwtVc.verify({ compactSdJwtVc })).isValid),
  );
});
