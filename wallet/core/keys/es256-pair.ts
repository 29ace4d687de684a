import { type EcPublicJwk, parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const ES256 = { name: 'ECDSA', hash: 'SHA-256' };

const generate = () => crypto.subtle.generateKey(P256, false, ['sign', 'verify']) as Promise<Es256Pair>;

/** WebCrypto's own key objects; the private one can't be exported, not even by this page. */
export type Es256PrivateKey = Parameters<typeof crypto.subtle.sign>[1];
type Es256Pair = { privateKey: Es256PrivateKey; publicKey: Es256PrivateKey };

export async function generateEs256Pair(): Promise<{ privateKey: Es256PrivateKey; publicJwk: EcPublicJwk }> {
  const pair = await generate();
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const read = parseEcPublicJwk({ kty, crv, x, y });
  if ('refused' in read) throw new Error(`this device makes keys that are none: ${read.refused}`);
  return { privateKey: pair.privateKey, publicJwk: read.jwk };
}

/** r ‖ s, as JOSE wants it (RFC 7518 §3.4). */
export async function signEs256(
  privateKey: Es256PrivateKey,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign(ES256, privateKey, data));
}
