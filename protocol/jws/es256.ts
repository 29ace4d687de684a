import type { EcPublicJwk } from './ec-public-jwk.ts';

/** Signs bytes with ES256; the signature is r ‖ s, 64 bytes (RFC 7518 §3.4), not DER. */
export type SignEs256 = (signingInput: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** False for a wrong signature; never throws for one. Servers pass a synchronous one, which is faster. */
export type VerifyEs256 = (
  jwk: EcPublicJwk,
  data: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
) => boolean | Promise<boolean>;

export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array | Promise<Uint8Array>;

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const ES256 = { name: 'ECDSA', hash: 'SHA-256' };

export const verifyEs256WebCrypto: VerifyEs256 = async (jwk, data, signature) => {
  const key = await crypto.subtle.importKey('jwk', jwk, P256, false, ['verify']);
  return crypto.subtle.verify(ES256, key, signature, data);
};

export const sha256WebCrypto: Sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
