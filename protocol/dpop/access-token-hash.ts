import { encodeBase64url, encodeUtf8 } from '../jws/base64url.ts';
import { type Sha256, sha256WebCrypto } from '../jws/es256.ts';

/** `ath` (RFC 9449 §4.2). */
export async function accessTokenHash(accessToken: string, sha256: Sha256 = sha256WebCrypto): Promise<string> {
  return encodeBase64url(await sha256(encodeUtf8(accessToken)));
}
