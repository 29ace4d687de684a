import { decodeBase64url, encodeBase64url } from '../jws/base64url.ts';
import { decompressP256 } from '../jws/decompress-p256.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type CborMap, type CborValue, isCborMap } from './cbor.ts';

/** Labels and values of an EC2 key on P-256 (RFC 9052 §7.1, RFC 9053 §7.1.1). */
const KTY = 1;
const EC2 = 2;
const CRV = -1;
const P256 = 1;
const X = -2;
const Y = -3;

/** A public COSE_Key with its point compressed: `y` is the sign bit alone, 32 bytes saved. */
export function coseKeyOf(jwk: EcPublicJwk): CborMap {
  const [x, y] = [decodeBase64url(jwk.x), decodeBase64url(jwk.y)];
  if (x?.length !== 32 || y?.length !== 32) throw new TypeError('a P-256 coordinate has 32 bytes (RFC 7518 §6.2.1)');
  return new Map<CborValue, CborValue>([
    [KTY, EC2],
    [CRV, P256],
    [X, x],
    [Y, ((y[31] ?? 0) & 1) === 1],
  ]);
}

/** Exactly what `coseKeyOf` writes; `undefined` for any other key, for another member, and for an x of no point. */
export function readCoseKey(value: CborValue | undefined): EcPublicJwk | undefined {
  if (!isCborMap(value) || value.size !== 4 || value.get(KTY) !== EC2 || value.get(CRV) !== P256) return undefined;
  const [x, odd] = [value.get(X), value.get(Y)];
  if (!(x instanceof Uint8Array) || x.length !== 32 || typeof odd !== 'boolean') return undefined;
  const y = decompressP256(x, odd);
  return y && { kty: 'EC', crv: 'P-256', x: encodeBase64url(x), y: encodeBase64url(y) };
}
