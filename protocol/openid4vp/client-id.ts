import { encodeBase64url } from '../jws/base64url.ts';
import { type Sha256, sha256WebCrypto } from '../jws/es256.ts';

const PREFIX = 'x509_hash:';

/** A verifier's full Client Identifier: it stands for its certificate and no other (OpenID4VP 1.0 §5.9.3). */
export async function x509HashClientId(
  certificate: Uint8Array<ArrayBuffer>,
  sha256: Sha256 = sha256WebCrypto,
): Promise<string> {
  return `${PREFIX}${encodeBase64url(await sha256(certificate))}`;
}
