import { jwkThumbprint } from '../dpop/jwk-thumbprint.ts';
import { decodeBase64url } from '../jws/base64url.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import type { Sha256 } from '../jws/es256.ts';

export const KEY_ID_LENGTH = 8;

/**
 * The `kid` of a compact card: the first eight bytes of the key's SHA-256 thumbprint (RFC 7638). Whoever holds trusted
 * keys computes it anew; it is a way to find the key, never a reason to trust one.
 */
export async function cardKeyId(jwk: EcPublicJwk, sha256?: Sha256): Promise<Uint8Array<ArrayBuffer>> {
  const thumbprint = decodeBase64url(await jwkThumbprint(jwk, sha256));
  if (thumbprint === undefined) throw new Error('a thumbprint is base64url');
  return thumbprint.slice(0, KEY_ID_LENGTH);
}
