import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { digestOf, encodeDisclosure, signJws } from '../../test-signing/sign.ts';
import { type KeyName, publicJwk } from '../../test-vectors/public-jwk.ts';
import type { Vector } from '../vector.ts';

export const NOW = 1_800_000_000;
export const AUDIENCE = 'https://verifier.example';
export const NONCE = 'n-0S6_WzA2Mj-and-128-bits';

export const HEADER = { typ: 'dc+sd-jwt', alg: 'ES256', kid: 'issuer-1' };
export const GIVEN_NAME = encodeDisclosure(['_26bc4LT-ac6q2KI6cBW5es', 'given_name', 'Łucja']);
export const ADDRESS = encodeDisclosure(['Qg_O64zqAxe412a108iroA', 'address', { city: 'Gdańsk' }]);

export type Parts = {
  header?: JsonValue;
  claims?: JsonObject;
  /** Instead of `claims` and digests. */
  payload?: JsonValue;
  disclosures?: string[];
  extraDigests?: string[];
  shown?: string[];
  signer?: KeyName;
  binding?: { header?: JsonValue; claims?: JsonObject; payload?: JsonValue; signer?: KeyName; over?: string } | 'none';
};

export async function presentation(parts: Parts = {}): Promise<string> {
  const disclosures = parts.disclosures ?? [GIVEN_NAME, ADDRESS];
  const payload = parts.payload ?? {
    iss: 'https://issuer.example',
    vct: 'https://issuer.example/types/member',
    iat: NOW - 86_400,
    exp: NOW + 86_400,
    cnf: { jwk: publicJwk('holder') },
    _sd: [...(await Promise.all(disclosures.map(digestOf))), ...(parts.extraDigests ?? [])].sort(),
    _sd_alg: 'sha-256',
    ...parts.claims,
  };
  const jwt = await signJws(parts.signer ?? 'issuer', parts.header ?? HEADER, payload);
  const presented = [jwt, ...(parts.shown ?? disclosures), ''].join('~');
  return parts.binding === 'none' ? presented : presented + (await keyBinding(presented, parts.binding ?? {}));
}

async function keyBinding(presented: string, binding: Exclude<Parts['binding'], 'none' | undefined>): Promise<string> {
  const claims = { iat: NOW, aud: AUDIENCE, nonce: NONCE, sd_hash: await digestOf(binding.over ?? presented) };
  const payload = binding.payload ?? { ...claims, ...binding.claims };
  return signJws(binding.signer ?? 'holder', binding.header ?? { typ: 'kb+jwt', alg: 'ES256' }, payload);
}

/** Sentence, reason, what is wrong, number of the abuse case. */
export type Refusal = [name: string, refused: string, parts: Parts, number?: string];

export async function refusal(...[name, refused, parts, number]: Refusal): Promise<Vector> {
  const input = { presentation: await presentation(parts) };
  return { name, ...(number === undefined ? {} : { case: number }), input, expected: { refused } };
}

/** Parts whose claims are these, digests of disclosures included. */
export const claimsWith = async (name: string, inner: string[], more: JsonObject = {}): Promise<JsonObject> => ({
  [name]: { _sd: await Promise.all(inner.map(digestOf)), ...more },
});

export async function withoutAlgorithm(): Promise<JsonObject> {
  const digests = await Promise.all([GIVEN_NAME, ADDRESS].map(digestOf));
  const iss = 'https://issuer.example';
  const cnf = { jwk: publicJwk('holder') };
  return { iss, vct: `${iss}/types/member`, exp: NOW + 60, cnf, _sd: digests };
}
