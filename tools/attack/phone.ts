import { randomUUID } from 'node:crypto';
import { createDpop } from '@mleg/protocol/dpop/create-dpop';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { PRE_AUTHORIZED_CODE } from '@mleg/protocol/openid4vci/grant-types';
import { makeKey, type WalletKey } from '@mleg/testing/lone-issuer/wallet-requests';
import { answerOf, json } from './target.ts';

const seconds = () => Math.floor(Date.now() / 1_000);

/** A wallet that asks for what it should not. */
export interface AttackingPhone {
  proof(path: string, accessToken?: string): Promise<string>;
  mint(offer: string): Promise<string>;
  form(code: string, more?: Record<string, string>): Record<string, string>;
  token(form: Record<string, string>, dpop?: string): Promise<string>;
  redeem(form: Record<string, string>): Promise<string>;
  nonce(): Promise<string>;
  keyProof(change?: { header?: object; payload?: object }): Promise<string>;
  credential(token: string, body: unknown, headers?: Record<string, string>): Promise<string>;
}

export function openPhone(issuer: string, key: WalletKey = makeKey()): AttackingPhone {
  const proof = (path: string, accessToken?: string) =>
    createDpop({
      ...key,
      method: 'POST',
      url: `${issuer}${path}`,
      jti: randomUUID(),
      iat: seconds(),
      ...(accessToken === undefined ? {} : { accessToken }),
    });
  const post = async (form: Record<string, string>, dpop?: string): Promise<RequestInit> => ({
    method: 'POST',
    headers: { DPoP: dpop ?? (await proof('/token')) },
    body: new URLSearchParams(form),
  });
  const nonce = async () => {
    const response = await fetch(`${issuer}/nonce`, { method: 'POST' });
    return ((await response.json()) as { c_nonce: string }).c_nonce;
  };
  return {
    proof,
    nonce,
    mint: async (address) => {
      const offer = (await (await fetch(address)).json()) as {
        grants: Record<string, { 'pre-authorized_code': string }>;
      };
      return offer.grants[PRE_AUTHORIZED_CODE]?.['pre-authorized_code'] ?? '';
    },
    form: (code, more = {}) => ({ grant_type: PRE_AUTHORIZED_CODE, 'pre-authorized_code': code, ...more }),
    token: async (form, dpop) => answerOf(`${issuer}/token`, await post(form, dpop)),
    redeem: async (form) => {
      const response = await fetch(`${issuer}/token`, await post(form));
      if (!response.ok) throw new Error(`the right codes were answered ${response.status}`);
      return ((await response.json()) as { access_token: string }).access_token;
    },
    keyProof: async ({ header = {}, payload = {} } = {}) => {
      const holder = makeKey();
      const prepared = prepareJws(
        { typ: 'openid4vci-proof+jwt', alg: 'ES256', jwk: { ...holder.jwk }, ...header },
        { aud: issuer, iat: seconds(), nonce: await nonce(), ...payload },
      );
      return finishJws(prepared, holder.sign(prepared.signingInput));
    },
    credential: async (token, body, headers = {}) => {
      const DPoP = headers['DPoP'] ?? (await proof('/credential', token));
      return answerOf(`${issuer}/credential`, json(body, { Authorization: `DPoP ${token}`, ...headers, DPoP }));
    },
  };
}

export const cardRequest = (proofs: readonly string[], configuration = 'student-card-sd-jwt') => ({
  credential_configuration_id: configuration,
  proofs: { jwt: proofs },
});
