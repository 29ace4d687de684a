import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { OfferCodes } from '@mleg/issuer-contract/issuance-request';
import { createDpop } from '@mleg/protocol/dpop/create-dpop';
import type { JsonObject } from '@mleg/protocol/json/json-value';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { PRE_AUTHORIZED_CODE } from '@mleg/protocol/openid4vci/grant-types';
import { type LoneIssuer, ORIGIN } from './lone-issuer.ts';

export interface WalletKey {
  jwk: EcPublicJwk;
  sign(data: Uint8Array): Uint8Array;
}

export function makeKey(): WalletKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return {
    jwk: { kty: 'EC', crv: 'P-256', x, y },
    sign: (data) => sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}

export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever an endpoint said
  body: any;
  headers: Headers;
}

type World = Pick<LoneIssuer, 'issuer' | 'clock'>;

async function send(world: World, request: Request): Promise<Answer> {
  const response = await world.issuer.fetch(request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

const seconds = ({ clock }: World) => Math.floor(clock.now().getTime() / 1_000);

export interface DpopChange {
  url?: string;
  method?: string;
  jti?: string;
  iat?: number;
  accessToken?: string;
}

export function makeProof(world: World, key: WalletKey, path: string, change: DpopChange = {}): Promise<string> {
  const defaults = { method: 'POST', url: `${ORIGIN}${path}`, jti: randomUUID(), iat: seconds(world) };
  return createDpop({ ...key, ...defaults, ...change });
}

export const fetchOffer = (world: World, handle: string): Promise<Answer> =>
  send(world, new Request(`${ORIGIN}/offers/${handle}`));

/** The code that a fetch of the offer mints. */
export async function mintCode(world: World, { manualCode }: Pick<OfferCodes, 'manualCode'>): Promise<string> {
  const offer = await fetchOffer(world, manualCode);
  return offer.body.grants[PRE_AUTHORIZED_CODE]['pre-authorized_code'] as string;
}

export async function postToken(
  world: World,
  key: WalletKey,
  form: Record<string, string> | string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
  const dpop = headers['DPoP'] ?? (await makeProof(world, key, '/token'));
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return send(
    world,
    new Request(`${ORIGIN}/token`, { method: 'POST', body, headers: { ...type, ...headers, DPoP: dpop } }),
  );
}

export const redeemWith = (world: World, key: WalletKey, code: string, txCode: string): Promise<Answer> =>
  postToken(world, key, { grant_type: PRE_AUTHORIZED_CODE, 'pre-authorized_code': code, tx_code: txCode });

export async function getNonce(world: World): Promise<string> {
  const answer = await send(world, new Request(`${ORIGIN}/nonce`, { method: 'POST' }));
  return answer.body.c_nonce as string;
}

export interface ProofChange {
  header?: JsonObject;
  payload?: JsonObject;
  /** Another key than the one in the header. */
  signWith?: WalletKey;
}

/** A key proof of type jwt, right unless it is changed. */
export function keyProof(world: World, key: WalletKey, nonce: string, change: ProofChange = {}): string {
  const header = { typ: 'openid4vci-proof+jwt', alg: 'ES256', jwk: key.jwk, ...change.header };
  const payload = { aud: ORIGIN, iat: seconds(world), nonce, ...change.payload };
  const prepared = prepareJws(header, payload);
  return finishJws(prepared, (change.signWith ?? key).sign(prepared.signingInput));
}

/** A wallet's hold on its token, and what renews it. */
export interface Grant {
  token: string;
  refresh: string;
  key: WalletKey;
}

export async function postCredential(
  world: World,
  { token, key }: Pick<Grant, 'token' | 'key'>,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const dpop = await makeProof(world, key, '/credential', { accessToken: token });
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const all = { 'Content-Type': 'application/json', Authorization: `DPoP ${token}`, DPoP: dpop, ...headers };
  return send(world, new Request(`${ORIGIN}/credential`, { method: 'POST', body: text, headers: all }));
}

export const STUDENT_CARD = 'student-card-sd-jwt';

export const cardRequest = (proofs: readonly string[], configuration = STUDENT_CARD) => ({
  credential_configuration_id: configuration,
  proofs: { jwt: proofs },
});

/** Asks for one copy for each key, with a fresh nonce. */
export async function fetchCards(world: World, grant: Grant, holders: readonly WalletKey[]): Promise<Answer> {
  const nonce = await getNonce(world);
  return postCredential(world, grant, cardRequest(holders.map((holder) => keyProof(world, holder, nonce))));
}

export async function notify(
  world: World,
  { token, key }: Grant,
  notificationId: string,
  event: string,
): Promise<Answer> {
  const dpop = await makeProof(world, key, '/notification', { accessToken: token });
  const headers = { 'Content-Type': 'application/json', Authorization: `DPoP ${token}`, DPoP: dpop };
  const body = JSON.stringify({ notification_id: notificationId, event });
  return send(world, new Request(`${ORIGIN}/notification`, { method: 'POST', body, headers }));
}

/** From codes to a token. */
export async function redeemCodes(world: World, codes: OfferCodes): Promise<Grant> {
  const key = makeKey();
  const answer = await redeemWith(world, key, await mintCode(world, codes), codes.activationCode);
  if (answer.status !== 200) throw new Error(`not redeemed: ${answer.status} ${JSON.stringify(answer.body)}`);
  return grantIn(answer, key);
}

/** What a token answer gives to the key that asked. */
export const grantIn = ({ body }: Answer, key: WalletKey): Grant => ({
  token: body.access_token as string,
  refresh: body.refresh_token as string,
  key,
});

export const refreshWith = (world: World, key: WalletKey, refresh: string): Promise<Answer> =>
  postToken(world, key, { grant_type: 'refresh_token', refresh_token: refresh });
