import { createHash, randomUUID } from 'node:crypto';
import { issuanceRequestReportSchema } from '@mleg/issuer-contract/issuance-request';
import { successOf } from '@mleg/testing/clients/answer';
import type { HttpsIssuer } from '@mleg/testing/parties/https-issuer';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** What an endpoint said. */
export interface Said {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- each module says what it looks for
  body: any;
}

/** One key of the emulated wallet. */
export interface SuiteKey {
  jwk: JWK;
  sign(header: { typ: string; jwk?: JWK }, payload: JWTPayload): Promise<string>;
}

export async function newKey(): Promise<SuiteKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  return {
    jwk,
    sign: (header, payload) =>
      new SignJWT(payload).setProtectedHeader({ alg: 'ES256', jwk, ...header }).sign(privateKey),
  };
}

export const CONFIGURATION = 'student-card-sd-jwt';
const PRE_AUTHORIZED = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
const seconds = () => Math.floor(Date.now() / 1_000);

export type Flow = Awaited<ReturnType<typeof authorize>>;

/**
 * The suite's wallet up to its token, for the variants `pre_authorized_code`, `sd_jwt_vc`, `dpop`, `private_key_jwt`: it
 * always has a client id, says it in every key proof, and authenticates itself whether or not it has to.
 */
export async function authorize(house: HttpsIssuer, clientId = 'oidf-wallet', more: Record<string, string> = {}) {
  const metadata = await get(house, `${house.origin}/.well-known/openid-credential-issuer`);
  const server = await get(house, `${house.origin}/.well-known/oauth-authorization-server`);
  const ordered = successOf(issuanceRequestReportSchema, await house.institution.request(), 'ordering');
  const { offerUri, activationCode } = await house.institution.codesOf(ordered.requestId);
  const link = new URL(offerUri);
  const offer = await get(house, link.searchParams.get('credential_offer_uri') ?? '');
  const key = await newKey();
  const dpopKey = await newKey();
  const assertion = { iss: clientId, sub: clientId, aud: server.body.issuer, jti: randomUUID(), exp: seconds() + 60 };
  const form = new URLSearchParams({
    grant_type: PRE_AUTHORIZED,
    'pre-authorized_code': offer.body.grants[PRE_AUTHORIZED]['pre-authorized_code'],
    tx_code: activationCode,
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await key.sign({ typ: 'JWT' }, assertion),
    ...more,
  });
  const token = await post(house, server.body.token_endpoint, {
    body: form,
    headers: { DPoP: await dpop(dpopKey, server.body.token_endpoint) },
  });
  return { house, clientId, key, dpopKey, metadata, server, link, offer, token };
}

const get = async (house: HttpsIssuer, url: string): Promise<Said> => read(await house.fetch(url));

const post = async (house: HttpsIssuer, url: string, init: RequestInit): Promise<Said> =>
  read(await house.fetch(url, { method: 'POST', ...init }));

async function read(response: Response): Promise<Said> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

async function dpop(key: SuiteKey, htu: string, token?: string): Promise<string> {
  const ath = token && { ath: createHash('sha256').update(token).digest('base64url') };
  return key.sign({ typ: 'dpop+jwt' }, { htm: 'POST', htu, jti: randomUUID(), iat: seconds(), ...ath });
}

export const fetchNonce = ({ house, metadata }: Flow): Promise<Said> => post(house, metadata.body.nonce_endpoint, {});

/** A key proof as the suite makes it. */
export const prove = ({ clientId, metadata }: Flow, key: SuiteKey, nonce: string): Promise<string> =>
  key.sign(
    { typ: 'openid4vci-proof+jwt' },
    { iss: clientId, aud: metadata.body.credential_issuer, iat: seconds(), nonce },
  );

/** What a module changes of a credential request. */
export interface Change {
  nonce?: string;
  keys?: readonly SuiteKey[];
  proofs?: readonly string[];
  /** In the place of all that names the credential and proves keys. */
  body?: object;
  headers?: Record<string, string>;
  /** In the query in the place of the header. */
  tokenInQuery?: boolean;
  dpopKey?: SuiteKey;
}

/** A credential request over a fresh nonce, right but for what is changed. */
export async function requestCredential(flow: Flow, change: Change = {}): Promise<Said> {
  const { house, metadata, token } = flow;
  const nonce = change.nonce ?? ((await fetchNonce(flow)).body.c_nonce as string);
  const jwt = change.proofs ?? (await Promise.all((change.keys ?? [flow.key]).map((key) => prove(flow, key, nonce))));
  const body = change.body ?? { credential_configuration_id: CONFIGURATION, proofs: { jwt } };
  const endpoint = metadata.body.credential_endpoint as string;
  const accessToken = token.body.access_token as string;
  const proof = await dpop(change.dpopKey ?? flow.dpopKey, endpoint, accessToken);
  const query = change.tokenInQuery ? `?access_token=${encodeURIComponent(accessToken)}` : '';
  return post(house, `${endpoint}${query}`, {
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      'X-FAPI-Interaction-Id': randomUUID(),
      DPoP: proof,
      ...(change.tokenInQuery ? {} : { Authorization: `DPoP ${accessToken}` }),
      ...change.headers,
    },
  });
}

export async function notifyAccepted({ house, metadata, token, dpopKey }: Flow, id: string): Promise<Said> {
  const endpoint = metadata.body.notification_endpoint as string;
  const accessToken = token.body.access_token as string;
  return post(house, endpoint, {
    body: JSON.stringify({ notification_id: id, event: 'credential_accepted' }),
    headers: {
      'Content-Type': 'application/json',
      Authorization: `DPoP ${accessToken}`,
      DPoP: await dpop(dpopKey, endpoint, accessToken),
    },
  });
}

export const thumbprint = (jwk: JWK): Promise<string> => calculateJwkThumbprint(jwk);
