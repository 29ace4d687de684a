import { createCipheriv, createECDH, createHash, randomBytes } from 'node:crypto';
import type { PublicJwk } from '@mleg/issuer-contract/institution';

export type Seal = (content: object) => string;

/**
 * Seals to one institution's key; after that the issuer itself cannot read what it has sealed (ADR 0012). A compact JWE with
 * ECDH-ES and A256GCM (RFC 7516 §7.1, RFC 7518 §4.6, §5.3), made without leaving the thread: thousands wait in autumn.
 */
export function sealTo({ kid, x, y }: PublicJwk): Seal {
  const publicKey = Buffer.concat([UNCOMPRESSED, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return (content) => {
    const ephemeral = createECDH('prime256v1');
    const epk = publicJwk(ephemeral.generateKeys());
    const header = encode(JSON.stringify({ alg: 'ECDH-ES', enc: 'A256GCM', kid, cty: 'application/json', epk }));
    const key = concatKdf(ephemeral.computeSecret(publicKey));
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(header));
    const text = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]);
    // Direct key agreement has no encrypted key: the second part is empty (RFC 7516 §5.1 step 5).
    return [header, '', encode(iv), encode(text), encode(cipher.getAuthTag())].join('.');
  };
}

/** One round gives the 256 bits of A256GCM; apu and apv are empty (RFC 7518 §4.6.2). */
function concatKdf(sharedSecret: Uint8Array): Buffer {
  const algorithm = Buffer.from('A256GCM');
  const otherInfo = [uint32(algorithm.length), algorithm, uint32(0), uint32(0), uint32(256)];
  return createHash('sha256')
    .update(Buffer.concat([uint32(1), sharedSecret, ...otherInfo]))
    .digest();
}

/** A point as SEC 1 §2.3.3 writes it: 04, then x, then y. */
const UNCOMPRESSED = Buffer.from([4]);
const publicJwk = (point: Buffer) => ({
  kty: 'EC',
  crv: 'P-256',
  x: encode(point.subarray(1, 33)),
  y: encode(point.subarray(33)),
});

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const encode = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url');
