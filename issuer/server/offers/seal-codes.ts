import {
  createCipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { OfferCodes } from '@mleg/issuer-contract/issuance-request';
import type { Institution } from '../institutions/institution-store.ts';

export type SealCodes = (codes: OfferCodes) => string;

/**
 * Seals to one institution's key; after that the issuer itself cannot read the codes (ADR 0012). A compact JWE with
 * ECDH-ES and A256GCM (RFC 7516 §7.1, RFC 7518 §4.6, §5.3), made without leaving the thread: thousands wait in autumn.
 */
export function codeSealer({ encryptionKey }: Pick<Institution, 'encryptionKey'>): SealCodes {
  const { kid, kty, crv, x, y } = encryptionKey;
  const publicKey = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
  return (codes) => {
    const ephemeral = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const epk = publicJwk(ephemeral.publicKey);
    const header = encode(JSON.stringify({ alg: 'ECDH-ES', enc: 'A256GCM', kid, cty: 'application/json', epk }));
    const key = concatKdf(diffieHellman({ privateKey: ephemeral.privateKey, publicKey }));
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(header));
    const text = Buffer.concat([cipher.update(JSON.stringify(codes)), cipher.final()]);
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

function publicJwk(key: KeyObject) {
  const { x, y } = key.export({ format: 'jwk' });
  return { kty: 'EC', crv: 'P-256', x, y };
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const encode = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url');
