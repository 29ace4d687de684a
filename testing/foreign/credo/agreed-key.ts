import { createCipheriv, createDecipheriv, createHash, diffieHellman, type KeyObject, randomBytes } from 'node:crypto';

/** A key that two have agreed upon (RFC 7518 §4.6.2), for AES in Galois counter mode. */
export interface AgreedKey {
  encrypt(data: Uint8Array, aad: Uint8Array): { encrypted: Buffer; iv: Buffer; tag: Buffer };
  decrypt(encrypted: Uint8Array, sealed: { iv: Uint8Array; tag: Uint8Array; aad: Uint8Array }): Buffer;
}

interface Agreement {
  privateKey: KeyObject;
  publicKey: KeyObject;
  algorithm: string;
  apu?: Uint8Array | undefined;
  apv?: Uint8Array | undefined;
}

export function agreedKey({ privateKey, publicKey, algorithm, apu, apv }: Agreement): AgreedKey {
  if (algorithm !== 'A128GCM' && algorithm !== 'A256GCM') throw new Error(`There is no ${algorithm} here.`);
  const bits = algorithm === 'A128GCM' ? 128 : 256;
  const info = [sized(Buffer.from(algorithm)), sized(apu), sized(apv), number(bits)];
  const secret = diffieHellman({ privateKey, publicKey });
  const hash = createHash('sha256')
    .update(Buffer.concat([number(1), secret, ...info]))
    .digest();
  const key = hash.subarray(0, bits / 8);
  const cipher = bits === 128 ? 'aes-128-gcm' : 'aes-256-gcm';
  return {
    encrypt: (data, aad) => {
      const iv = randomBytes(12);
      const sealing = createCipheriv(cipher, key, iv).setAAD(aad);
      const encrypted = Buffer.concat([sealing.update(data), sealing.final()]);
      return { encrypted, iv, tag: sealing.getAuthTag() };
    },
    decrypt: (encrypted, { iv, tag, aad }) => {
      const opening = createDecipheriv(cipher, key, iv).setAAD(aad).setAuthTag(tag);
      return Buffer.concat([opening.update(encrypted), opening.final()]);
    },
  };
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const sized = (bytes: Uint8Array = new Uint8Array()): Buffer => Buffer.concat([number(bytes.length), bytes]);
