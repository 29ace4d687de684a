import { createHash, randomBytes } from 'node:crypto';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { type VerifyEs256, verifyEs256WebCrypto } from '@mleg/protocol/jws/es256';
import { finishSdJwt, prepareSdJwt } from '@mleg/protocol/sd-jwt/issue-sd-jwt';
import { presentSdJwt } from '@mleg/protocol/sd-jwt/present-sd-jwt';
import { verifyPresentation } from '@mleg/protocol/sd-jwt/verify-presentation';
import { statusClaim } from '@mleg/protocol/status-list/status-reference';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import type { Contender } from './contender.ts';
import { AUDIENCE, EXPIRES, ISSUER, type Keys, NOW, PERSON, STATUS, verifyNode } from './subject.ts';

const VCT = `${ISSUER}/types/student-card/1`;
const NONCE = 'a-nonce-of-the-shop-0001';
const KB_WINDOW = { audience: AUDIENCE, nonce: NONCE };
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** A presentation with key binding of the same claims, checked by us and by another implementation. */
export async function sdJwt(keys: Keys): Promise<Contender[]> {
  const presentation = await present(keys, await issue(keys));
  const ours = (verifyEs256: VerifyEs256) => async () => {
    const options = { resolveIssuerKey: () => keys.issuer.jwk, now: NOW, maxAgeSeconds: 600, vcts: [VCT] };
    const verified = await verifyPresentation(presentation, { ...options, ...KB_WINDOW, verifyEs256, sha256 });
    if ('refused' in verified) throw new Error(verified.refused);
  };
  const theirs = foreignInstance(keys);
  return [
    { name: 'SD-JWT + key binding', bytes: presentation.length, check: ours(verifyNode) },
    { name: 'SD-JWT + key binding, WebCrypto', bytes: presentation.length, check: ours(verifyEs256WebCrypto) },
    {
      name: '@sd-jwt/sd-jwt-vc',
      bytes: presentation.length,
      check: () =>
        theirs.verify(presentation, { keyBindingNonce: NONCE, currentDate: NOW, disableStatusVerification: true }),
    },
  ];
}

/** The other implementation is given the same ES256 as ours. */
function foreignInstance({ issuer, holder }: Keys): SDJwtVcInstance {
  return new SDJwtVcInstance({
    verifier: verifierOf(issuer.jwk),
    kbVerifier: verifierOf(holder.jwk),
    hasher: (data) => sha256(typeof data === 'string' ? Buffer.from(data) : new Uint8Array(data)),
    hashAlg: 'sha-256',
  });
}

const verifierOf = (jwk: EcPublicJwk) => async (data: string, signature: string) =>
  verifyNode(jwk, Buffer.from(data), Buffer.from(signature, 'base64url'));

async function issue({ issuer, holder }: Keys): Promise<string> {
  const prepared = prepareSdJwt(
    {
      header: { alg: 'ES256', kid: 'issuer' },
      claims: {
        iss: ISSUER,
        vct: VCT,
        iat: NOW - 60,
        exp: EXPIRES,
        cnf: { jwk: { ...holder.jwk } },
        status: statusClaim(STATUS),
      },
      disclosable: PERSON,
    },
    { salt: () => randomBytes(16).toString('base64url'), sha256 },
  );
  return finishSdJwt(prepared, issuer.sign(prepared.signingInput));
}

async function present({ holder }: Keys, credential: string): Promise<string> {
  const keyBinding = { ...KB_WINDOW, iat: NOW, sign: (data: Uint8Array) => holder.sign(data) };
  const presented = await presentSdJwt({ credential, disclose: () => true, keyBinding });
  if ('refused' in presented) throw new Error(presented.refused);
  return presented.presentation;
}
