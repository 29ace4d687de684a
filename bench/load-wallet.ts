import { randomUUID } from 'node:crypto';
import { expectStatus, type HttpClient } from './http-client.ts';
import { type LoadKey, makeLoadKey, sha256, signJwt } from './load-key.ts';

interface Codes {
  offerUri: string;
  activationCode: string;
}

/** The shortest wallet there is: one phone, one card and its compact copy, every step of OpenID4VCI 1.0 and nothing else. */
export async function redeem(http: HttpClient, origin: string, codes: Codes, cardType: string): Promise<string> {
  const deviceKey = makeLoadKey();
  const preAuthorizedCode = await fetchOffer(http, codes.offerUri);
  const accessToken = await fetchToken(http, origin, deviceKey, preAuthorizedCode, codes.activationCode);
  const hold = { origin, key: deviceKey, accessToken };
  const { credential, notificationId } = await fetchCredential(http, hold, `${cardType}-sd-jwt`);
  await fetchCredential(http, hold, `${cardType}-compact`);
  await notify(http, origin, deviceKey, accessToken, notificationId);
  return credential;
}

/** A phone that holds a card, and what renews it. */
export interface Phone {
  origin: string;
  key: LoadKey;
  refreshToken: string;
}

/** What a phone does once a day, and what it does when there is something new: the same card, signed again. */
export async function renew(http: HttpClient, phone: Phone, cardType: string): Promise<void> {
  const { origin, key } = phone;
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: phone.refreshToken });
  const answer = JSON.parse(await postToken(http, origin, key, body));
  phone.refreshToken = answer.refresh_token;
  // It was confirmed already, and the answer was lost.
  if (answer.scope === 'notification') return;
  const hold = { origin, key, accessToken: answer.access_token };
  const { notificationId } = await fetchCredential(http, hold, `${cardType}-sd-jwt`);
  await fetchCredential(http, hold, `${cardType}-compact`);
  await notify(http, origin, key, answer.access_token, notificationId);
}

async function fetchOffer(http: HttpClient, offerUri: string): Promise<string> {
  const reference = new URL(offerUri).searchParams.get('credential_offer_uri');
  const { pathname } = new URL(reference ?? '');
  const offer = JSON.parse(expectStatus(await http.send('GET', pathname, {}), 200, 'offer'));
  return offer.grants['urn:ietf:params:oauth:grant-type:pre-authorized_code']['pre-authorized_code'];
}

async function fetchToken(
  http: HttpClient,
  origin: string,
  key: LoadKey,
  code: string,
  activationCode: string,
): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:pre-authorized_code',
    'pre-authorized_code': code,
    tx_code: activationCode,
  });
  return JSON.parse(await postToken(http, origin, key, body)).access_token;
}

async function postToken(http: HttpClient, origin: string, key: LoadKey, body: URLSearchParams): Promise<string> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', DPoP: dpop(key, 'POST', `${origin}/token`) };
  return expectStatus(await http.send('POST', '/token', headers, body.toString()), 200, 'token');
}

async function fetchNonce(http: HttpClient): Promise<string> {
  return JSON.parse(expectStatus(await http.send('POST', '/nonce', {}, ''), 200, 'nonce')).c_nonce;
}

async function fetchCredential(
  http: HttpClient,
  { origin, key, accessToken }: { origin: string; key: LoadKey; accessToken: string },
  configurationId: string,
): Promise<{ credential: string; notificationId: string }> {
  const nonce = await fetchNonce(http);
  const holderKey = makeLoadKey();
  const proof = signJwt(
    holderKey,
    { typ: 'openid4vci-proof+jwt', alg: 'ES256', jwk: holderKey.jwk },
    { aud: origin, iat: now(), nonce },
  );
  const body = JSON.stringify({ credential_configuration_id: configurationId, proofs: { jwt: [proof] } });
  const headers = authorized(key, origin, '/credential', accessToken);
  const answer = JSON.parse(expectStatus(await http.send('POST', '/credential', headers, body), 200, 'credential'));
  return { credential: answer.credentials[0].credential, notificationId: answer.notification_id };
}

async function notify(http: HttpClient, origin: string, key: LoadKey, accessToken: string, id: string): Promise<void> {
  const body = JSON.stringify({ notification_id: id, event: 'credential_accepted' });
  expectStatus(
    await http.send('POST', '/notification', authorized(key, origin, '/notification', accessToken), body),
    204,
    'notification',
  );
}

function authorized(key: LoadKey, origin: string, path: string, accessToken: string): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    Authorization: `DPoP ${accessToken}`,
    DPoP: dpop(key, 'POST', `${origin}${path}`, accessToken),
  };
}

function dpop(key: LoadKey, htm: string, htu: string, accessToken?: string): string {
  const ath = accessToken === undefined ? {} : { ath: sha256(accessToken) };
  return signJwt(
    key,
    { typ: 'dpop+jwt', alg: 'ES256', jwk: key.jwk },
    { jti: randomUUID(), htm, htu, iat: now(), ...ath },
  );
}

const now = (): number => Math.floor(Date.now() / 1000);
