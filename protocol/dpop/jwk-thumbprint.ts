import { encodeBase64url, encodeUtf8 } from '../jws/base64url.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type Sha256, sha256WebCrypto } from '../jws/es256.ts';

/** SHA-256 thumbprint of an EC key: the required members in lexicographic order, no white space (RFC 7638 §3.2). */
export async function jwkThumbprint(jwk: EcPublicJwk, sha256: Sha256 = sha256WebCrypto): Promise<string> {
  const { crv, kty, x, y } = jwk;
  return encodeBase64url(await sha256(encodeUtf8(JSON.stringify({ crv, kty, x, y }))));
}
